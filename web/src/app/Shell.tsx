import { useState } from "react";
import { Navigate, Outlet, ScrollRestoration, useLocation } from "react-router";
import { useAbout, useSession } from "../api/session";
import { useTexts } from "../texts/texts";
import { IconButton } from "../ui/Button";
import { IconMenu2 } from "../ui/icons";
import { Drawer } from "../ui/overlays";
import { ProblemNotice } from "../ui/ProblemNotice";
import { PaletteButton } from "./palette/PaletteButton";
import { Rail } from "./Rail";
import styles from "./Shell.module.css";
import { texts } from "./texts";
import { UserMenu } from "./UserMenu";
import { Wordmark } from "./Wordmark";

const KEY = "windrose.rail";

/** What stands around every screen of those who are signed in. */
export function Shell() {
  const t = useTexts(texts);
  const { data: me, error, refetch } = useSession();
  const { data: about } = useAbout();
  const location = useLocation();
  const [narrow, setNarrow] = useState(() => localStorage.getItem(KEY) === "narrow");
  const [opened, setOpened] = useState(false);

  if (error) {
    return (
      <main className={styles.alone}>
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      </main>
    );
  }
  if (me === undefined) return <div className={styles.alone} aria-busy="true" />;
  if (me === null) {
    const to = location.pathname + location.search;
    return <Navigate replace to={to === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(to)}`} />;
  }
  const turn = () => {
    localStorage.setItem(KEY, narrow ? "wide" : "narrow");
    setNarrow(!narrow);
  };
  return (
    <div className={styles.shell} data-narrow={narrow || undefined}>
      <a href="#content" className={styles.skip}>
        {t.skip}
      </a>
      <div className={styles.rail}>
        <Rail narrow={narrow} onTurn={turn} />
      </div>
      <div className={styles.body}>
        <header className={styles.top}>
          <div className={styles.burger}>
            <IconButton icon={IconMenu2} label={t.openRail} aria-expanded={opened} onClick={() => setOpened(true)} />
            <Wordmark />
          </div>
          <div className={styles.label}>
            {about?.simulated && (
              <span className={styles.simulated} title={t.simulatedNote}>
                {t.simulated}
              </span>
            )}
            {me.brands.length > 0 && (
              <span className={styles.limited} title={t.limitedNote}>
                {t.limited(me.brands)}
              </span>
            )}
          </div>
          <PaletteButton />
          <UserMenu />
        </header>
        <main id="content" className={styles.content} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Drawer side="left" title={t.rooms} opened={opened} onClose={() => setOpened(false)}>
        <Rail onChoice={() => setOpened(false)} />
      </Drawer>
      <ScrollRestoration />
    </div>
  );
}
