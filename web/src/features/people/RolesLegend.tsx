import { useTexts } from "../../texts/texts";
import { Panel } from "../../ui/Panel";
import styles from "./people.module.css";
import { ROLES, roleTexts } from "./roles";
import { texts } from "./texts";

export function RolesLegend() {
  const t = useTexts(texts);
  const roles = useTexts(roleTexts);
  return (
    <Panel title={t.roles}>
      <dl className={styles.roles}>
        {ROLES.map((role) => (
          <div key={role}>
            <dt>{roles[role]}</dt>
            <dd>{roles[`${role}May`]}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
