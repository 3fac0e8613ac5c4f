import { Spin } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useT } from '#kit/ui/console/index.ts'
import { qrReader } from './read-qr.ts'

/** Why there is no picture, as the door explains it. */
export type NoCamera = 'refused' | 'none' | 'insecure' | 'failed'

const PAUSE_BETWEEN_LOOKS = 120
/** Someone goes on holding their ticket up: only after it was away so long is the same code a new wish. */
const SAME_WISH = 2_500

type Props = { paused: boolean; onRead: (text: string) => void; onNone: (why: NoCamera) => void }

/** The camera with a frame to aim by; reads one code after another until it is paused or left. */
export function Camera({ paused, onRead, onNone }: Props) {
  const t = useT()
  const video = useRef<HTMLVideoElement>(null)
  const [ready, setReady] = useState(false)
  const last = useRef({ text: '', at: 0 })
  const tell = useRef({ paused, onRead, onNone })
  useEffect(() => {
    tell.current = { paused, onRead, onNone }
  })
  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    let stream: MediaStream | null = null
    const look = async () => {
      stream = await openCamera()
      if (signal.aborted || !video.current) return stop(stream)
      video.current.srcObject = stream
      await video.current.play()
      const read = await qrReader()
      setReady(true)
      while (!signal.aborted && video.current) {
        const text = tell.current.paused ? null : await read(video.current)
        const now = performance.now()
        // While a ticket lies on the desk its code may still be before the camera.
        if (tell.current.paused) last.current.at = now
        if (text && !signal.aborted) {
          const isSame = text === last.current.text && now - last.current.at < SAME_WISH
          last.current = { text, at: now }
          if (!isSame) tell.current.onRead(text)
        }
        await new Promise((resume) => setTimeout(resume, PAUSE_BETWEEN_LOOKS))
      }
    }
    look().catch((problem: unknown) => {
      if (!signal.aborted) tell.current.onNone(whyNone(problem))
    })
    return () => {
      leaving.abort()
      stop(stream)
    }
  }, [])
  return (
    <div className="door-camera" hidden={paused}>
      <video ref={video} muted playsInline aria-label={t('enrolment:console.door.cameraView')} />
      <span className="aim" aria-hidden />
      <p role="status">
        {ready ? t('enrolment:console.door.aim') : <Spin description={t('enrolment:console.door.opening')} />}
      </p>
    </div>
  )
}

async function openCamera(): Promise<MediaStream> {
  // Browsers give the camera to https and to this machine only.
  if (!navigator.mediaDevices) throw new DOMException('', 'SecurityError')
  return navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 960 } },
  })
}

const stop = (stream: MediaStream | null) => stream?.getTracks().forEach((track) => track.stop())

const reasons: Record<string, NoCamera> = {
  NotAllowedError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  SecurityError: 'insecure',
}
const whyNone = (problem: unknown): NoCamera =>
  (problem instanceof DOMException && reasons[problem.name]) || 'failed'
