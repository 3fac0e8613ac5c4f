import { Page, Section, Table, usePage } from '#kit/ui/portal/index.ts'
import type { Round, RoundResults } from '../../contract/round.ts'
import { kindIn, percentIn, roundHref, roundTitleIn, titleIn } from './words.ts'

/** What came of a round: counts, chances by choice and group, the last numbers that got in. No names. */
export function ResultsPage({ round, results }: { round: Round; results: RoundResults }) {
  const page = usePage()
  const { t } = page
  const share = (some: number, of: number) => (of === 0 ? '–' : `${some} (${percentIn(some / of)})`)
  const most = Math.max(
    1,
    ...results.groups.map(({ byChoice }) => byChoice.findLastIndex((people) => people > 0) + 1),
  )
  const name = roundTitleIn(page, round)
  const title = t('allocation:results.title', { title: name })
  return (
    <Page
      title={title}
      crumbs={[
        { label: t('allocation:rounds.title'), href: '/rounds' },
        { label: name, href: roundHref(round) },
        { label: t('allocation:round.results') },
      ]}
    >
      <h1>{title}</h1>
      <p className="lead">{t('allocation:results.lead', { parties: results.parties })}</p>
      <Section title={t('allocation:results.groups')}>
        <Table
          caption={t('allocation:results.groups')}
          captionHidden
          columns={[
            { label: t('allocation:results.group') },
            { label: t('allocation:results.people'), numeric: true },
            { label: t('allocation:results.placed'), numeric: true },
          ]}
          rows={results.groups
            .filter(({ people }) => people > 0)
            .map(({ group, people, placed, byChoice }) => [
              most > 1
                ? `${t(`allocation:group.${group}`)} (${choicesIn(byChoice)})`
                : t(`allocation:group.${group}`),
              people,
              share(placed, people),
            ])}
        />
      </Section>
      {round.kind === 'round' && (
        <Section title={t('allocation:results.courses')} note={t('allocation:results.coursesNote')}>
          <ul className="lines">
            {results.courses.map(({ no, asked, askedFirst, got, kinds }) => (
              <li key={no}>
                <div>
                  <b>
                    {no}. {titleIn(page, round.courses[no - 1]!)}
                  </b>
                  <p>
                    {t('allocation:results.course', {
                      seats: round.courses[no - 1]!.seats,
                      asked,
                      askedFirst,
                      got,
                    })}
                  </p>
                  <p className="soft">
                    {kinds
                      .filter(({ taken }) => taken > 0)
                      .map(({ kind, taken, lastRank }) =>
                        t('allocation:results.lastOf', { kind: kindIn(page, round, kind), taken, lastRank }),
                      )
                      .join(t('allocation:semicolon'))}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )

  /** How many got which of their choices. */
  function choicesIn(byChoice: readonly number[]): string {
    return byChoice
      .slice(0, most)
      .map((people, i) => t('allocation:results.choiceOf', { no: i + 1, people }))
      .join(t('allocation:comma'))
  }
}
