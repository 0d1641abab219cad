import os

# The matrices here are small: threads that wait for each other would cost more than they bring, most of all
# on a busy machine. Read when numpy is first imported, which is later.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
