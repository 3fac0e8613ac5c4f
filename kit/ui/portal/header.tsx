import { usePage } from './context.tsx'
import { Mark } from './mark.tsx'
import { preferencesHref } from './preferences.ts'

/** The header of every page: mark, chosen place, language, elder mode, my things. */
export function Header() {
  const { t, locale, elder, path, viewer } = usePage()
  const other = locale === 'en' ? 'zh-CN' : 'en'
  const unread = viewer?.unread ?? 0
  return (
    <header className="top">
      <div className="wrap">
        <a className="mark" href="/">
          <Mark />
          {t('ui:page.name')}
        </a>
        <ChosenPlace />
        <nav aria-label={t('ui:nav.label')}>
          <a
            className="opt"
            href={preferencesHref(path, { locale: other })}
            hrefLang={other}
            lang={other}
            rel="nofollow"
          >
            {t('ui:nav.otherLanguage')}
          </a>
          <a className="pill" href={preferencesHref(path, { elder: !elder })} rel="nofollow">
            {t(elder ? 'ui:nav.standard' : 'ui:nav.elder')}
          </a>
          {viewer ? (
            <a href="/my">
              {t('ui:nav.mine')}
              {unread > 0 && (
                <span className="unread">
                  {unread}
                  <span className="sr"> {t('ui:nav.unread')}</span>
                </span>
              )}
            </a>
          ) : (
            <a href="/my">{t('ui:nav.mine')}</a>
          )}
        </nav>
      </div>
    </header>
  )
}

/** The chosen place with the way to change it; on a phone, pages repeat it above the search. */
export function ChosenPlace() {
  const { t, place } = usePage()
  if (!place) return null
  return (
    <a className="where" href={place.changeHref}>
      <b>{place.name}</b> {t('ui:place.change')}
    </a>
  )
}
