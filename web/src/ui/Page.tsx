import { type ReactNode, useEffect, useRef } from "react";
import { useLocation, useNavigationType } from "react-router";
import styles from "./Page.module.css";

type PageProps = {
  /** In plain words; also the browser's title. */
  title: string;
  /** One sentence that says what the page answers now. */
  answer?: ReactNode;
  /** One primary action at most. */
  actions?: ReactNode;
  /** The date range, on pages that analyse. */
  range?: ReactNode;
  /** Reading is narrow, a table wide. */
  width?: "reading" | "wide";
  children: ReactNode;
};

let firstPage = true;

/**
 * The frame of every screen. The title takes the focus when another screen has come, so that it is read out; where the
 * address of the same screen changes, as by a filter, the focus stays.
 */
export function Page({ title, answer, actions, range, width = "wide", children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  const way = useNavigationType();
  useEffect(() => {
    document.title = `${title} · Windrose`;
  }, [title]);
  const isReturn = useRef(false);
  useEffect(() => {
    isReturn.current = way === "POP";
  }, [way]);
  useEffect(() => {
    if (!firstPage) {
      heading.current?.focus({ preventScroll: isReturn.current });
    }
    firstPage = false;
  }, [pathname]);
  return (
    <div className={styles.page} data-width={width}>
      <header className={styles.header}>
        <div className={styles.words}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {answer && <p className={styles.answer}>{answer}</p>}
        </div>
        {(range || actions) && (
          <div className={styles.tools}>
            {range}
            {actions}
          </div>
        )}
      </header>
      {children}
    </div>
  );
}
