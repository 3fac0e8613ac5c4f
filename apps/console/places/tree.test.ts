import { expect, test } from 'vitest'
import type { Actor, Grant } from '#kit/access/index.ts'
import { allPlaces, choiceOf, chosenPlace, pathTo, placeTree, valueOf } from './tree.ts'

const divisions = [
  { code: '420000', scope: '42', name: '湖北省', parentCode: null },
  { code: '420100', scope: '4201', name: '武汉市', parentCode: '420000' },
  { code: '420102', scope: '420102', name: '江岸区', parentCode: '420100' },
  { code: '420500', scope: '4205', name: '宜昌市', parentCode: '420000' },
  { code: '429004', scope: '429004', name: '仙桃市', parentCode: '420000' },
]
const palaces = [
  { id: 'w', name: '武汉市工人文化宫', slug: 'wuhan', divisionCode: '420100' },
  { id: 'j', name: '江岸区工人文化宫', slug: 'jiangan', divisionCode: '420102' },
  { id: 'x', name: '仙桃市工人文化宫', slug: 'xiantao', divisionCode: '429004' },
]
const treeOf = (...grants: Grant[]) => {
  const actor: Actor = { personId: 'p', grants }
  return placeTree(divisions, palaces, actor)
}
const labels = (places: { label: string }[]) => places.map(({ label }) => label)

test('a province officer drills from the province to a palace', () => {
  const tree = treeOf({ role: 'federationOfficer', scope: '42' })
  expect(labels(pathTo(tree, 'palace:j'))).toEqual(['湖北省', '武汉市', '江岸区', '江岸区工人文化宫'])
  expect(labels(pathTo(tree, '429004'))).toEqual(['湖北省', '仙桃市'])
  expect(allPlaces(tree)).toHaveLength(divisions.length + palaces.length)
})

test('a city officer sees the city and nothing beside it', () => {
  const tree = treeOf({ role: 'federationOfficer', scope: '4201' })
  expect(labels(tree)).toEqual(['武汉市'])
  expect(pathTo(tree, '4205')).toEqual([])
})

test('a desk has its palace alone; two grants stand side by side', () => {
  expect(labels(treeOf({ role: 'desk', palaceId: 'j' }))).toEqual(['江岸区工人文化宫'])
  expect(
    labels(treeOf({ role: 'desk', palaceId: 'x' }, { role: 'federationOfficer', scope: '4205' })),
  ).toEqual(['宜昌市', '仙桃市工人文化宫'])
})

test('the URL chooses within what was given, and nothing else', () => {
  const tree = treeOf({ role: 'federationOfficer', scope: '4201' })
  expect(chosenPlace(tree, { palaceId: 'j' }).at(-1)?.scope).toEqual({
    divisionCode: '420102',
    palaceId: 'j',
    name: '江岸区工人文化宫',
  })
  expect(labels(chosenPlace(tree, { divisionCode: '4205' }))).toEqual(['武汉市'])
  expect(labels(chosenPlace(tree, null))).toEqual(['武汉市'])
  expect(chosenPlace([], null)).toEqual([])
})

test.each([{ palaceId: 'j' }, { divisionCode: '4201' }])('%j is its value and back', (choice) => {
  expect(choiceOf(valueOf(choice))).toEqual(choice)
})
