import { Section, usePage } from '#kit/ui/portal/index.ts'
import type { FreeSpace } from '../../contract.ts'
import { type Choice, lastMinute } from './free-groups.ts'
import { clockIn, nameIn, termsIn, timeIn } from './words.ts'

const MOST = 6

export const choiceHref = ({ space, slot }: Choice): string =>
  `/palaces/${space.slug}/book/${space.spaceId}?start=${encodeURIComponent(slot.start)}`

/** Free slots to tap, each with its hours and how many spaces are free then. */
export function Choices({ choices, name }: { choices: readonly Choice[]; name: string }) {
  const page = usePage()
  const { t } = page
  return (
    <ul className="slots">
      {choices.map((choice) => {
        const { space, slot, count, freed } = choice
        const time = `${clockIn(slot.start, space.timeZone, page)}–${clockIn(slot.end, space.timeZone, page)}`
        const notes = [
          freed ? t('booking:free.freed') : null,
          count > 1 ? t('booking:free.count', { count }) : null,
          slot.selfService ? t('booking:book.selfService') : null,
        ].filter((note) => note !== null)
        return (
          <li key={slot.start + space.spaceId}>
            <a
              className="slot"
              href={choiceHref(choice)}
              aria-label={[t('booking:book.slot', { time, space: name }), notes.join(' · ')].join(' ').trim()}
            >
              {time} {notes.length > 0 && <small>{notes.join(' · ')}</small>}
            </a>
          </li>
        )
      })}
    </ul>
  )
}

/** What begins soon and is still free, what was given back first; nothing when there is none. `ofOnePalace`: its name goes without saying. */
export function LastMinute({
  spaces,
  ofOnePalace = false,
}: {
  spaces: readonly FreeSpace[]
  ofOnePalace?: boolean
}) {
  const page = usePage()
  const { t } = page
  const choices = lastMinute(spaces, MOST)
  if (choices.length === 0) return null
  return (
    <Section title={t('booking:free.soon')} note={t('booking:free.soonNote')} id="last-minute">
      <ul className="slots wide">
        {choices.map((choice) => {
          const { space, slot, freed, count } = choice
          const name = nameIn(page, space)
          const facts = [
            freed ? t('booking:free.freed') : null,
            ofOnePalace ? null : space.palaceName,
            count > 1 ? t('booking:free.count', { count }) : null,
            termsIn(page, { ...space, peopleMost: null }),
          ].filter((fact) => fact !== null)
          return (
            <li key={slot.start + space.spaceId}>
              <a className="slot" href={choiceHref(choice)}>
                <b>
                  {timeIn(page, slot, space.timeZone)} {name}
                </b>
                <small>{facts.join(' · ')}</small>
              </a>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
