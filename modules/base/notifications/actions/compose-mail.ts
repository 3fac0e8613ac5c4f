import { html } from 'hono/html'
import type { Translator } from '#kit/i18n/index.ts'
import type { Words } from '../contract.ts'

type Letter = Words & { t: Translator; open: string | null; preferences: string }

/** The text of an e-mail, for every mail program and reader. */
export const mailText = ({ t, body, open, preferences }: Letter): string =>
  [
    body,
    ...(open ? [`${t('notifications:mail.open')}: ${open}`] : []),
    '--',
    t('notifications:mail.why'),
    `${t('notifications:mail.unsubscribe')}: ${preferences}`,
  ].join('\n\n')

/** The same as HTML; everything that comes from people is escaped. */
export async function mailHtml({ t, subject, body, open, preferences }: Letter): Promise<string> {
  const button = open
    ? html`<p>
        <a
          href="${open}"
          style="display:inline-block;padding:12px 20px;background:#1c1a17;color:#fffefb;border-radius:8px;text-decoration:none"
          >${t('notifications:mail.open')}</a
        >
      </p>`
    : ''
  const page = await html`<!doctype html>
    <html lang="${t.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${subject}</title>
      </head>
      <body style="margin:0;background:#faf8f3;color:#1c1a17;font:17px/1.6 system-ui,sans-serif">
        <div style="max-width:560px;margin:0 auto;padding:24px">
          <h1 style="font:600 22px/1.4 serif">${subject}</h1>
          <p style="white-space:pre-line">${body}</p>
          ${button}
          <p style="font-size:14px;color:#5c564c;border-top:1px solid #ddd6c8;padding-top:12px">
            ${t('notifications:mail.why')}
            <a href="${preferences}" style="color:inherit">${t('notifications:mail.unsubscribe')}</a>
          </p>
        </div>
      </body>
    </html>`
  return String(page)
}
