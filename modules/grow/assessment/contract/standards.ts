export { valueAtPopulation } from '#modules/base/standards/contract.ts'
