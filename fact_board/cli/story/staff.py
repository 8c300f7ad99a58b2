"""The three teams and who works in them. Nobody of them exists."""

from fact_board.cli.story.stage import Hired, TeamPlan

REGION, MUNICIPALITY = "region", "municipality"
PSYCHOSIS_CLINIC = ("Psykosmottagningen", "Psykos")
HOUSING_SUPPORT = ("Boendestöd", "Boendestöd")

INNERSTADEN = TeamPlan(
    "Team Innerstaden",
    "070-174 06 05",
    {REGION: PSYCHOSIS_CLINIC, MUNICIPALITY: HOUSING_SUPPORT},
    (
        Hired("KL", "Karin Lund", "nurse", REGION, "1.0", "leader", may_chair=True),
        Hired("MB", "Maria Berg", "nurse", REGION, "1.0", may_chair=True),
        Hired("TN", "Tove Nyman", "nurse", REGION, "1.0", knows_addiction=True),
        Hired("JA", "Jonas Arvid", "assistant_nurse", REGION, "1.0"),
        Hired("EH", "Elin Hjort", "psychologist", REGION, "0.8", may_chair=True),
        Hired("SÖ", "Sara Öst", "doctor", REGION, "0.9"),
        Hired("PR", "Pär Rask", "peer_specialist", REGION, "0.6", is_case_manager=False),
        Hired("HA", "Hassan Amiri", "social_worker", REGION, "0.8", knows_addiction=True),
        Hired("EV", "Eva Vik", "assistant_nurse", REGION, "1.0"),
        Hired("IM", "Ida Molin", "ips_specialist", REGION, "0.5", is_case_manager=False),
        Hired("BA", "Boris Alm", "housing_support", MUNICIPALITY, "1.0"),
        Hired("LI", "Lina Idh", "housing_support", MUNICIPALITY, "0.8"),
        Hired("FE", "Farid Ek", "housing_support", MUNICIPALITY, "0.5"),
        Hired("NO", "Nora Ohlin", "housing_support", MUNICIPALITY, "0.5"),
        Hired("GL", "Greta Lagh", "administrator", REGION, "0.0", "log_reviewer", is_case_manager=False),
        Hired("SM", "Samira Nour", "needs_assessor", MUNICIPALITY, "0", "nominator", is_case_manager=False),
        Hired("AD", "Agneta Dalin", "administrator", REGION, "0", "administrator", is_case_manager=False),
    ),
)

SODER = TeamPlan(
    "Team Söder",
    "070-174 06 06",
    {REGION: PSYCHOSIS_CLINIC, MUNICIPALITY: HOUSING_SUPPORT},
    (
        Hired("GW", "Gun Wide", "nurse", REGION, "1.0", "leader", may_chair=True),
        Hired("AF", "Anders Flod", "nurse", REGION, "1.0"),
        Hired("LS", "Leila Saleh", "nurse", REGION, "1.0", may_chair=True),
        Hired("RT", "Rolf Tell", "assistant_nurse", REGION, "1.0", knows_addiction=True),
        Hired("MH", "Mina Hage", "assistant_nurse", REGION, "1.0"),
        Hired("OD", "Omar Dib", "doctor", REGION, "1.0", is_case_manager=False),
        Hired("KV", "Klara Ven", "psychologist", REGION, "0.8"),
        Hired("BL", "Bengt Lo", "social_worker", REGION, "0.8"),
        Hired("DH", "Dina Hult", "occupational_therapist", REGION, "0.9"),
        Hired("UP", "Ulf Pålsson", "housing_support", MUNICIPALITY, "1.0"),
        Hired("ZR", "Zahra Rimi", "housing_support", MUNICIPALITY, "1.0"),
    ),
)

NYINSJUKNAD = TeamPlan(
    "Team Nyinsjuknad",
    "070-174 06 07",
    {REGION: PSYCHOSIS_CLINIC, MUNICIPALITY: HOUSING_SUPPORT},
    (
        Hired("AK", "Astrid Klint", "nurse", REGION, "1.0", "leader", may_chair=True),
        Hired("JM", "Joel Mård", "nurse", REGION, "1.0", may_chair=True),
        Hired("SN", "Selma Njord", "nurse", REGION, "1.0", knows_addiction=True),
        Hired("VB", "Viggo Brandt", "doctor", REGION, "1.0", is_case_manager=False),
        Hired("EL", "Ester Lovén", "psychologist", REGION, "1.0"),
        Hired("TA", "Tariq Azar", "social_worker", REGION, "1.0"),
        Hired("IS", "Iris Stålberg", "ips_specialist", REGION, "1.0"),
        Hired("MO", "Malva Orre", "peer_specialist", REGION, "0.8", is_case_manager=False),
        Hired("HE", "Hugo Egnell", "housing_support", MUNICIPALITY, "0.5"),
    ),
)

# Who leads several teams, beside the leader of each: at no meeting, and with no people of her own.
UNIT_MANAGER = Hired("VS", "Vera Stenmark", "team_leader", REGION, "0", "leader", is_case_manager=False)
MANAGED = (INNERSTADEN.name, SODER.name)

# Who answers for today, and who takes over: initials by team.
DUTY = {INNERSTADEN.name: ("MB", "TN"), SODER.name: ("LS", "AF"), NYINSJUKNAD.name: ("JM", "SN")}
