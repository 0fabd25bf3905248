import { rooms } from "../../app/rooms";
import { useFormat } from "../../format/useFormat";
import { useLanguage } from "../../texts/language";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Caution } from "../../ui/Caution";
import { IconCircleCheck } from "../../ui/icons";
import { Row, Stack } from "../../ui/layout";
import { countsOf, useLastDay } from "../sources/sources";
import styles from "./start.module.css";
import { texts } from "./texts";

const OFTEN_MILLIS = 1_000;

/** Where one goes from here, of the rooms that there are. */
const NEXT = ["/live", "/overview", "/sql"];

/** Waits for events of the source, and says so when they are here. */
export function Arrival({ name }: { name: string }) {
  const t = useTexts(texts);
  const format = useFormat();
  const language = useLanguage();
  const { data } = useLastDay(OFTEN_MILLIS);
  const { received, rejected } = countsOf(data, name);
  const good = received - rejected;
  const next = rooms.filter((room) => NEXT.includes(room.path));
  return (
    <Stack>
      <div role="status">
        {good > 0 ? (
          <div className={styles.arrived}>
            <IconCircleCheck size={24} stroke={1.75} aria-hidden />
            <div>
              <h3>{t.arrived}</h3>
              <p>{t.arrivedNote(good, format.number(good), name)}</p>
            </div>
          </div>
        ) : (
          <div className={styles.waiting}>
            <span className={styles.beacon} aria-hidden />
            <p>{t.waiting(name)}</p>
          </div>
        )}
      </div>
      {rejected > 0 && (
        <Caution title={t.rejected}>
          <Stack space={2}>
            <p>{t.rejectedNote}</p>
            <Row>
              <Button small to={`/ledger?source=${name}`}>
                {t.seeRejected}
              </Button>
            </Row>
          </Stack>
        </Caution>
      )}
      {good > 0 && (
        <Row>
          {next.map((room, index) => (
            <Button key={room.path} look={index === 0 ? "primary" : "plain"} icon={room.icon} to={room.path}>
              {room.name[language]}
            </Button>
          ))}
        </Row>
      )}
    </Stack>
  );
}
