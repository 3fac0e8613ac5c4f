/** Where to go after signing in: a screen of the console, never another site. */
export const nextScreen = (next: string | null): string =>
  next && /^\/console(\/(?![/\\])|$|\?)/.test(next) && !next.startsWith('/console/sign-in')
    ? next
    : '/console/'
