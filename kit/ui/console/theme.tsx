import { App, ConfigProvider, type ThemeConfig } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import type { ReactNode } from 'react'
import type { Locale } from '#kit/i18n/index.ts'
import { LanguageProvider } from './language.ts'

/** Someone who asked for stillness gets none of antd's motion. */
const still = typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches

/** The look of the house in antd's words: lake for what can be done, red kept for danger and the mark. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#2b5f8a',
    colorInfo: '#2b5f8a',
    colorInfoBg: '#eef3f8',
    colorInfoBorder: '#bccfdf',
    colorLink: '#2b5f8a',
    colorError: '#b8232f',
    colorSuccess: '#2c6a50',
    colorWarning: '#94610f',
    colorTextBase: '#221d17',
    colorTextSecondary: '#6f675c',
    colorTextTertiary: '#6f675c',
    colorTextDescription: '#6f675c',
    colorTextPlaceholder: '#756d62',
    colorBorder: '#cfc7b8',
    colorBorderSecondary: '#e9e4da',
    colorSplit: '#e9e4da',
    colorBgLayout: '#faf8f3',
    borderRadius: 8,
    fontSize: 14,
    lineHeight: 1.6,
    motion: !still,
    fontFamily: 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  },
  components: {
    Table: {
      headerBg: '#fff',
      headerColor: '#6f675c',
      headerSplitColor: 'transparent',
      borderColor: '#e9e4da',
    },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Cascader: { optionSelectedBg: '#eaf1f7' },
    Modal: { titleFontSize: 18 },
  },
}

/** Dresses everything below: theme, language, and the page's CSP nonce on every style element that antd makes. */
export function Dressed({
  locale,
  nonce,
  children,
}: {
  locale: Locale
  nonce?: string
  children: ReactNode
}) {
  // The calendars of date fields take their months and weekdays from here.
  dayjs.locale(locale === 'en' ? 'en' : 'zh-cn')
  return (
    <LanguageProvider locale={locale}>
      <ConfigProvider
        theme={theme}
        locale={locale === 'en' ? enUS : zhCN}
        componentSize="medium"
        button={{ autoInsertSpace: false }}
        {...(nonce ? { csp: { nonce } } : {})}
      >
        <App component={false}>{children}</App>
      </ConfigProvider>
    </LanguageProvider>
  )
}

/** The nonce that the server wrote into the page. */
export const pageNonce = () =>
  document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? undefined
