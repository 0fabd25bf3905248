import { lazy, Suspense } from "react";
import { NavLink } from "react-router";
import { useMay } from "../api/session";
import { useLanguage } from "../texts/language";
import { useTexts } from "../texts/texts";
import { IconChevronsLeft, IconChevronsRight } from "../ui/icons";
import { Tooltip } from "../ui/overlays";
import styles from "./Rail.module.css";
import { GROUPS, type Room, rooms } from "./rooms";
import { texts } from "./texts";
import { Wordmark } from "./Wordmark";

const WAITING = new Map(
  rooms.flatMap(({ path, waiting }) => (waiting ? [[path, lazy(async () => ({ default: (await waiting()).Waiting }))] as const] : [])),
);

type RailProps = { narrow?: boolean; onTurn?: () => void; onChoice?: () => void };

/** The rooms that there are and that one may enter, in their groups. */
export function Rail({ narrow = false, onTurn, onChoice }: RailProps) {
  const t = useTexts(texts);
  const may = useMay();
  const shown = rooms.filter((room) => room.permission === undefined || may(room.permission));
  return (
    <nav className={styles.rail} aria-label={t.rooms} data-narrow={narrow || undefined}>
      {onTurn && (
        <div className={styles.mark}>
          <Wordmark short={narrow} />
        </div>
      )}
      <div className={styles.groups}>
        {GROUPS.filter((group) => shown.some((room) => room.group === group)).map((group) => (
          <div key={group} role="group" aria-label={t[group]}>
            <div className={styles.group} aria-hidden>
              {narrow ? "" : t[group]}
            </div>
            {shown
              .filter((room) => room.group === group)
              .map((room) => (
                <Entry key={room.path} room={room} narrow={narrow} onChoice={onChoice} />
              ))}
          </div>
        ))}
      </div>
      {onTurn && (
        <button type="button" className={styles.turn} onClick={onTurn} aria-label={narrow ? t.wideRail : t.narrowRail}>
          {narrow ? <IconChevronsRight size={18} aria-hidden /> : <IconChevronsLeft size={18} aria-hidden />}
          {!narrow && t.narrowRail}
        </button>
      )}
    </nav>
  );
}

function Entry({ room, narrow, onChoice }: { room: Room; narrow: boolean; onChoice?: () => void }) {
  const language = useLanguage();
  const name = room.name[language];
  const Waiting = WAITING.get(room.path);
  return (
    <Tooltip label={name} position="right" disabled={!narrow}>
      <NavLink to={room.path} className={styles.entry} onClick={onChoice} aria-label={narrow ? name : undefined}>
        <room.icon size={18} stroke={1.75} aria-hidden />
        {!narrow && <span>{name}</span>}
        {!narrow && Waiting && (
          <Suspense fallback={null}>
            <Waiting />
          </Suspense>
        )}
      </NavLink>
    </Tooltip>
  );
}
