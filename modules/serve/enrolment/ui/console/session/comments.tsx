import { Skeleton } from 'antd'
import { useCall } from '#kit/ui/console/client.ts'
import { Empty, ProblemAlert, useT } from '#kit/ui/console/index.ts'
import { sessionFiguresRoute } from '../../../contract.ts'
import { whenWords } from '../words.ts'

/** What those who were there said, latest first; without names. */
export function Comments({ palaceId, sessionId }: { palaceId: string; sessionId: string }) {
  const t = useT()
  const { data, error, refetch } = useCall(sessionFiguresRoute, { params: { palaceId, sessionId } })
  if (!data) return error ? <ProblemAlert problem={error} retry={refetch} /> : <Skeleton active />
  const { ratings, stars, comments } = data
  if (ratings === 0)
    return <Empty title={t('enrolment:console.noRatings')} next={t('enrolment:console.noRatingsNext')} />
  return (
    <>
      <p>{t('enrolment:console.stars', { stars: stars ?? 0, count: ratings })}</p>
      <ul className="comment-lines">
        {comments.map(({ stars, comment, at }) => (
          <li key={at}>
            <span className="soft">
              {t('enrolment:console.starsGiven', { count: stars })} · {whenWords(t, at)}
            </span>
            <p>{comment}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
