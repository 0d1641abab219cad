"""The made-up campaign of the organizer's guide: who works on it, and the sheet they bring."""

SETTING = """
from organizations.models import Membership, Organization, Role, User, Workspace
from organizations.services import add_rows, one_change
people = [User.objects.create_user(f"{name.lower()}@example.org", name=name) for name in ("Ada", "Bo")]
river = Workspace(slug="clean-river", name="Clean river", question="Who stops the pipe?")
with one_change(workspace=river, user=people[0], act="workspace.added"):
    river.save(force_insert=True)
    home = Organization(workspace=river, name="River Keepers", kind="environment", spectrum="active_ally",
        owner="Ada", website="https://riverkeepers.example")
    add_rows([home])
    river.home = home
    river.save()
for workspace in Workspace.objects.all():
    for person in people:
        Membership.objects.create(workspace=workspace, user=person, role=Role.ADMIN)
"""
SHEET = """\
Allies of the river campaign,,,,,,
Group,Type,Where they stand,Contact,E-mail,Members,Next step,Bus?
The River Keepers Inc.,environment,active ally,Noor,noor@riverkeepers.example,140,,yes
Millers Bend Tenants' Union,tenants,active ally,Sam Ortiz,sam@mbtu.example,320,Ask for a speaker,yes
Millers Bend Tenants Union,,,Rosa,rosa@mbtu.example,,,
St. Brigid's Parish,church,passive ally,Fr. Kelly,,900,Coffee with Fr. Kelly,
Dock Workers Local 12,union,passive ally,Jo,jo@local12.example,1400,Speak at their meeting,yes
Riverside Business Circle,business,passive opponent,,,60,,
Anglers' Club,sport,neutral,Pat,,210,,
Nurses for Clean Water,union,active ally,Ines,ines@ncw.example,85,Fact sheet,
Old Mill Residents,residents,,,,,Find a contact,
Bend High Students,students,active ally,Lou,,45,,yes
County Water Board,office,neutral,,,,,
Upstream Paper,business,active opponent,,,,,
"""
