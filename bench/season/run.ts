import { checkCertificate } from '../../modules/serve/seasons/rules/certificate.ts'
import { proposeHalls } from '../../modules/serve/seasons/rules/propose.ts'
import { type SeasonSize, seasonProblem } from './problem.ts'

/** One process: proposes a season of this size and checks the proof by itself; its figures as JSON. CPU time, not the clock, is told. */
const size = JSON.parse(process.argv[2]!) as SeasonSize
const cpu = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
const problem = seasonProblem(size)
const begin = cpu()
const { placements, certificate } = await proposeHalls(problem)
const seconds = cpu() - begin
const finding = checkCertificate(problem, placements, certificate)
if (finding) throw new Error(`the proposal does not hold: ${finding}`)
const { worth, bound } = certificate
console.log(
  JSON.stringify({
    gap: Math.round((1e6 * (bound - worth)) / bound) / 1e6,
    seconds: Math.round(seconds * 10) / 10,
    checkSeconds: Math.round((cpu() - begin - seconds) * 10) / 10,
    placed: new Set(placements.map(({ request }) => request)).size,
    rssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
)
