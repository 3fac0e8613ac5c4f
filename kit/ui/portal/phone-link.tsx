/** A number that a phone dials when tapped. */
export function PhoneLink({ number, label }: { number: string; label?: string }) {
  return (
    <a className="tel" href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>
      {label ? `${label} ${number}` : number}
    </a>
  )
}
