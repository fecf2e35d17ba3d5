'use client'
/** How one gets in: the code, the picture of the address, and the teacher's own link, which nobody else may have. */
import { useEffect, useState } from 'react'
import { showJoinCode } from '@/core/room/join-code.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Notice } from '../ui/notice.tsx'
import { linkOf } from './own-link.ts'
import styles from './room-door.module.css'
import type { RoomEndPoint } from './room-end.ts'
import type { OwnRoom, TeacherDoor } from './room-ports.ts'

interface RoomDoorProps {
  readonly door: TeacherDoor
  readonly room: OwnRoom
  readonly locked: boolean
  readonly end: RoomEndPoint
}

export function RoomDoor({ door, room, locked, end }: RoomDoorProps) {
  const [picture, setPicture] = useState<string>()
  const address = `${window.location.origin}/join/`
  const link = `${address}#${room.code}`
  useEffect(() => {
    if (room.code !== '') void door.qr(link).then(setPicture)
  }, [door, link, room.code])
  const onlyHere = /^(?:localhost|127\.|\[::1\])/.test(window.location.hostname)
  return (
    <section className={styles.door} aria-label="How to join">
      {room.code === '' ? (
        <p>This link does not hold the code to join. It is in the link that was shown when the room was opened.</p>
      ) : (
        <div className={styles.in}>
          <div>
            <p className={styles.how}>Join at</p>
            <p className={styles.address}>{address.replace(/^https?:\/\//, '')}</p>
            <p className={styles.code} data-code>
              {showJoinCode(room.code)}
            </p>
          </div>
          {picture && (
            // biome-ignore lint/performance/noImgElement: a picture made here, of a few hundred bytes
            <img className={styles.picture} src={picture} alt={`QR code of ${link}`} width={148} height={148} />
          )}
        </div>
      )}
      {onlyHere && (
        <Notice tone="warning" title="This address works on this machine alone.">
          Open the page by the machine’s address in the network, which npm run workshop prints, and others can join.
        </Notice>
      )}
      <div className={styles.ways}>
        <Button size="small" aria-pressed={locked} onClick={() => end.send({ kind: 'lock', on: !locked })}>
          {locked ? 'Unlock: let others join' : 'Lock: nobody else joins'}
        </Button>
        <CopyButton text={link} label="Copy the link to join" />
        <CopyButton text={`${window.location.origin}/room/${linkOf(room)}`} label="Copy your secret link" />
      </div>
      <p className={styles.note}>Your secret link opens this board on another device. Whoever has it is the teacher.</p>
    </section>
  )
}
