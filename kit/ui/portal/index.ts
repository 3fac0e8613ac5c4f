/** The portal's components: HTML first, no JavaScript needed. */
export { PageProvider, usePage, useT, type PageContext } from './context.tsx'
export { preferencesHref, type Preferences } from './preferences.ts'
export { Page, type PageProps } from './page.tsx'
export { ChosenPlace } from './header.tsx'
export { Breadcrumb, type Crumb } from './breadcrumb.tsx'
export { Hero } from './hero.tsx'
export { SearchForm } from './search-form.tsx'
export { Chips, type Chip } from './chips.tsx'
export { Tag, Tags, PriceTag, type PriceClass, type TagItem, type TagTone } from './tag.tsx'
export { PlacesLeft, placesWords, type Places } from './places-left.tsx'
export { SessionList, SessionRow, type SessionRowProps } from './session-row.tsx'
export { Card, Columns, Lines, Section } from './section.tsx'
export { PublicBenefitMeter, type BenefitShares } from './public-benefit-meter.tsx'
export { FactList, type Fact } from './fact-list.tsx'
export { Flash, Note, Notice, type NoticeTone } from './notice.tsx'
export { ActionBar, ActionCard } from './action-bar.tsx'
export { Button, Buttons, LinkButton, type ButtonTone } from './button.tsx'
export { Form } from './form.tsx'
export { Field, Fieldset, fieldId, type FieldProps } from './field.tsx'
export {
  Checkbox,
  Checkboxes,
  CodeInput,
  Radios,
  Select,
  TextArea,
  TextInput,
  type Option,
} from './inputs.tsx'
export { ErrorSummary, errorOf, type FormError } from './error-summary.tsx'
export { Rating, Stars } from './stars.tsx'
export { QrCode, Ticket, type TicketProps } from './ticket.tsx'
export { Timeline, type Step } from './timeline.tsx'
export { Pagination } from './pagination.tsx'
export { Table, type Column } from './table.tsx'
export { Empty } from './empty.tsx'
export { Countdown } from './countdown.tsx'
export { OutlineMap, type Outline } from './outline-map.tsx'
export { ElderHome } from './elder-home.tsx'
export { PhoneLink } from './phone-link.tsx'
export { PrintButton, ShareButton } from './island-buttons.tsx'
export { Illustration, illustrationKeys, type IllustrationKey } from '../illustrations/index.tsx'
