type Moment = { day: number; time: string }
/** A closure of the demonstration palace: of a space by its name, or of the house; days count from today, null is now. */
type DemoClosure = {
  space: string | null
  recorded: Moment | null
  from: Moment | null
  until: Moment
  reason: string
}

/** One that is over, one that begins now, a room with classes planned in it, and the house early on a morning. */
export const closures: readonly DemoClosure[] = [
  {
    space: '文化广场',
    recorded: { day: -9, time: '10:00' },
    from: { day: -8, time: '23:00' },
    until: { day: -7, time: '05:30' },
    reason: '夜间检修管线',
  },
  {
    space: '羽毛球 4 号场',
    recorded: null,
    from: null,
    until: { day: 2, time: '12:00' },
    reason: '地胶起鼓，正在修补',
  },
  {
    space: '书画室',
    recorded: null,
    from: { day: 9, time: '08:00' },
    until: { day: 10, time: '22:00' },
    reason: '更换顶灯',
  },
  {
    space: null,
    recorded: { day: -3, time: '09:00' },
    from: { day: 20, time: '06:00' },
    until: { day: 20, time: '08:30' },
    reason: '全馆消防检测',
  },
]
