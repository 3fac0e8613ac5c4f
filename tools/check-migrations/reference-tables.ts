const ofThePerson = 'follows a person, who is known to every palace of the province'
const signIn = 'sign-in comes before any palace is known'
const ofTheFederation = 'rolls are kept by federations, and read wherever a member signs in'
const ofTheProvince = 'about divisions, most of which have no palace yet'
const ofThePlan = 'planning looks over a whole city or province, before there is a palace'
const ofTheDivision = 'a venue belongs to a division and need not be a palace; federations judge it'
const ofTheProject = 'belongs to a federation; a new house has no palace_id before it is handed over'
const ofTheUpload = 'a file may concern a division; kept for hours'

/**
 * The tables that do not belong to one palace, each with the reason. On a cluster they are copied to every node or kept
 * on one; every other table begins its primary key with palace_id and is distributed by it.
 */
export const referenceTables: Readonly<Record<string, string>> = {
  'journal.entry':
    'one order of all changes of the installation, sealed as one chain; keeps palace_id for the reader’s scope',
  'journal.era': 'one row: where the numbers of this installation’s transactions begin',
  'journal.seal': 'one chain over the journal of the whole installation',
  'journal.verification': 'a check of the whole chain',
  'standards.standard': 'rules of the province, city or county, read by every palace',
  'places.division': 'the tree of GB/T 2260 codes, read by everyone',
  'places.federation': 'stands above its palaces',
  'places.palace': 'is the palace: its id is the palace_id of all other tables',
  'identity.person': 'one account for every palace (P7)',
  'identity.consent': ofThePerson,
  'identity.role_assignment': 'may cover a whole division; read at every sign-in',
  'identity.sign_in_user': signIn,
  'identity.sign_in_account': signIn,
  'identity.sign_in_code': signIn,
  'identity.sign_in_session': signIn,
  'identity.sign_in_record': signIn,
  'identity.external_sign_in': signIn,
  'identity.linked_account': signIn,
  'identity.passkey': signIn,
  'identity.passkey_challenge': signIn,
  'identity.totp': signIn,
  'identity.recovery_code': signIn,
  'identity.known_device': ofThePerson,
  'identity.api_token': 'a program may act in a whole division; read at every request of its',
  'identity.retention_run': 'one night’s work over the whole installation',
  'http.kept_answer': 'follows the sender of a request, before any palace is known; kept for a day',
  'imports.import': ofTheUpload,
  'imports.chunk': ofTheUpload,
  'membership.grassroots_union': ofTheFederation,
  'membership.member': ofTheFederation,
  'membership.roll_change': ofTheFederation,
  'coverage.plan': ofTheProvince,
  'coverage.plan_line': ofTheProvince,
  'coverage.statement': ofTheProvince,
  'coverage.evidence': ofTheProvince,
  'coverage.evidence_piece': ofTheProvince,
  'siting.candidate': ofThePlan,
  'siting.township': ofThePlan,
  'siting.travel_time': ofThePlan,
  'siting.budget': ofThePlan,
  'siting.scenario': ofThePlan,
  'siting.scenario_lock': ofThePlan,
  'siting.run': ofThePlan,
  'siting.published_plan': ofThePlan,
  'siting.import_change': ofTheUpload,
  'assessment.venue': ofTheDivision,
  'assessment.assessment': ofTheDivision,
  'assessment.override': ofTheDivision,
  'assessment.difference': ofTheDivision,
  'assessment.venue_change': ofTheDivision,
  'projects.project': ofTheProject,
  'projects.stay': ofTheProject,
  'projects.milestone': ofTheProject,
  'projects.paper': ofTheProject,
  'projects.paper_piece': ofTheProject,
  'projects.money': ofTheProject,
  'projects.remark': ofTheProject,
  'notifications.message': 'one inbox per person, over all palaces',
  'notifications.delivery': 'follows its message',
  'notifications.preference': ofThePerson,
  'notifications.development_sms': 'exists only in demonstrations and development',
}
