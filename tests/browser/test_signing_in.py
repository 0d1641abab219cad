"""The first minute: the link that `make run` prints, and the demonstration behind it."""

from urllib.parse import urlsplit


def test_the_printed_link_leads_to_the_demonstration(signed_in):
    assert urlsplit(signed_in.url).path.startswith("/w/march-1963/")


def test_a_link_works_once(page, site):
    link = site.sign_in_link()
    page.goto(link)
    page.locator("main form button").first.click()
    page.goto("about:blank")  # who is signed out on a page that goes on listening is asked to sign in
    page.context.clear_cookies()

    page.goto(link)

    assert page.locator("main form").count() == 0
