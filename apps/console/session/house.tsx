/** A civic house in ink with one colour wash: door, steps and lit windows. Decoration only. */
export function House() {
  return (
    <svg className="house" viewBox="0 0 240 96" aria-hidden="true" focusable="false">
      <rect className="wash" x="58" y="38" width="124" height="46" />
      <path d="M58 84V38h124v46M50 38h140M66 38l54-22 54 22M46 84h148M38 90h164" />
      <path d="M110 84V58h20v26M120 58v26" />
      <path d="M72 50h14v16H72zM90 50h8v16h-8zM142 50h8v16h-8zM154 50h14v16h-14z" />
      <path d="M120 16V6M120 6h12l-3 3 3 3h-12M20 84V64m0 0c-6-4-6-14 0-18 6 4 6 14 0 18zM220 84V66m0 0c-5-4-5-12 0-16 5 4 5 12 0 16z" />
    </svg>
  )
}
