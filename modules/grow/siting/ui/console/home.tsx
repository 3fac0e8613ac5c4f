import { Navigate, useLocation } from 'react-router'

/** The address of siting by itself: its questions, in the part of the tree that was looked at. */
export default function SitingHome() {
  const { search } = useLocation()
  return <Navigate replace to={{ pathname: '/siting/scenarios', search }} />
}
