import { useMay } from "../../api/session";
import { useTexts } from "../../texts/texts";
import { useCounts } from "./alerts";
import styles from "./alerts.module.css";
import { texts } from "./texts";

const MOST = 99;

/** In the rail: how many alerts nobody has acknowledged. */
export function Waiting() {
  const may = useMay();
  return may("campaigns.view") ? <Count /> : null;
}

function Count() {
  const t = useTexts(texts);
  const { data } = useCounts();
  if (!data?.open) return null;
  return (
    <span className={styles.waiting}>
      <span aria-hidden>{data.open > MOST ? `${MOST}+` : data.open}</span>
      <span className="hidden-label">{t.waiting(data.open)}</span>
    </span>
  );
}
