/** The house's mark: roof, three columns, one floor. */
export function Mark() {
  return (
    <svg
      viewBox="0 0 32 32"
      width="28"
      height="28"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M3 13 16 5l13 8M6 13v13M26 13v13M3 27h26M11.5 17v6M16 17v6M20.5 17v6" />
    </svg>
  )
}
