import type { RouteConfig } from '@hono/zod-openapi'
import {
  type InfiniteData,
  type QueryKey,
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { App } from 'antd'
import { call, type Given, type InputOf, type OutputOf } from './call.ts'
import { ApiProblem } from './problem.ts'

export { addressOf, call, type InputOf, type OutputOf } from './call.ts'
export { newKey } from './new-key.ts'
export { ApiProblem, type FieldProblem } from './problem.ts'

/** One for the whole console: what was read stays fresh for ten seconds; only what could not be reached is tried again. */
export const createQueries = () =>
  new QueryClient({
    defaultOptions: {
      // Without a network a call fails and says so, instead of waiting in silence.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        staleTime: 10_000,
        retry: (failures, problem) => failures < 2 && problem instanceof ApiProblem && problem.status === 0,
      },
    },
  })

type CallOptions = {
  /** false: not yet, for example while nothing is chosen. */
  enabled?: boolean
  /** Asks again by itself, in milliseconds, for screens that are watched. */
  every?: number
}

/**
 * Reads by a contract: `const { data, error, isPending } = useCall(listSessions, { query: { day } })`.
 * The last answer stays on the screen while the next page or filter loads. `error` is an ApiProblem.
 */
export function useCall<R extends RouteConfig>(
  route: R,
  input: InputOf<R>,
  { enabled, every }: CallOptions = {},
) {
  return useQuery<OutputOf<R>, ApiProblem>({
    queryKey: [route.method, route.path, input],
    queryFn: () => call(route, ...([input] as Given<R>)),
    placeholderData: keepPreviousData,
    ...(enabled === undefined ? {} : { enabled }),
    ...(every === undefined ? {} : { refetchInterval: every }),
  })
}

type ActOptions<Output> = {
  /** Said in passing when it worked: `t('catalog:published')`. */
  says?: string
  done?: (output: Output) => void
}

/**
 * Changes something by a contract: `const publish = useAct(publishSession, { says, done })`, then
 * `publish.mutate({ params })`. Everything on the screen is read again afterwards. A problem is shown in passing,
 * except one about fields: that is in `publish.error`, for `FormFields` to show beside them.
 */
export function useAct<R extends RouteConfig>(route: R, { says, done }: ActOptions<OutputOf<R>> = {}) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  return useMutation<OutputOf<R>, ApiProblem, InputOf<R>>({
    mutationFn: (input) => call(route, ...([input] as Given<R>)),
    onSuccess: (output) => {
      if (says) message.success(says)
      done?.(output)
    },
    onError: (problem) => {
      if (problem.fields.length === 0) message.error(problem.title)
    },
    onSettled: () => queries.invalidateQueries(),
  })
}

/**
 * Reads a list that the server cuts (`next` in its answer) and grows it: `inputOf(after)` gives the input of the page
 * that begins there, undefined for the first. `more` fits `DataTable`.
 */
export function usePages<R extends RouteConfig, Next extends string | number>(
  route: R,
  inputOf: (after: Next | undefined) => InputOf<R>,
) {
  const pages = useInfiniteQuery<
    OutputOf<R>,
    ApiProblem,
    InfiniteData<OutputOf<R>>,
    QueryKey,
    Next | undefined
  >({
    queryKey: [route.method, route.path, 'pages', inputOf(undefined)],
    queryFn: ({ pageParam }) => call(route, ...([inputOf(pageParam as Next | undefined)] as Given<R>)),
    initialPageParam: undefined,
    getNextPageParam: (page) => (page as { next?: Next | null }).next ?? undefined,
    placeholderData: keepPreviousData,
  })
  return {
    pages: pages.data?.pages,
    problem: pages.error,
    loading: pages.isPending,
    retry: () => pages.refetch(),
    /** Every page of the list, read anew from its beginning: for an export. */
    everyPage: async () => {
      const all: Awaited<OutputOf<R>>[] = []
      for (let next: Next | undefined, first = true; first || next !== undefined; first = false) {
        const page = await call(route, ...([inputOf(next)] as Given<R>))
        all.push(page)
        next = (page as { next?: Next | null }).next ?? undefined
      }
      return all
    },
    more: pages.hasNextPage ? { load: () => pages.fetchNextPage(), loading: pages.isFetchingNextPage } : null,
  }
}
