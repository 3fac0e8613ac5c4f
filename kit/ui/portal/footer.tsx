import { usePage } from './context.tsx'
import { preferencesHref } from './preferences.ts'

/** Who runs the house, whom to call, and how the figures are made. */
export function Footer() {
  const { t, locale, path } = usePage()
  const other = locale === 'en' ? 'zh-CN' : 'en'
  return (
    <footer className="foot">
      <div className="wrap">
        <span>{t('ui:footer.host')}</span>
        <a href="tel:12351">{t('ui:footer.hotline')}</a>
        <a href="/palaces">{t('ui:footer.palaces')}</a>
        <a href="/projects">{t('ui:footer.projects')}</a>
        <a href="/help">{t('ui:footer.help')}</a>
        <a href="/accessibility">{t('ui:footer.accessibility')}</a>
        <a href="/benefit">{t('ui:footer.benefit')}</a>
        <a href="/coverage">{t('ui:footer.coverage')}</a>
        <a href="/figures">{t('ui:footer.figures')}</a>
        <a href="/privacy">{t('ui:footer.privacy')}</a>
        <a
          className="only-phone"
          href={preferencesHref(path, { locale: other })}
          hrefLang={other}
          lang={other}
          rel="nofollow"
        >
          {t('ui:footer.otherLanguage')}
        </a>
        <span>{t('ui:footer.demo')}</span>
      </div>
    </footer>
  )
}
