import { Figure } from "../../../ui/Figure";
import explore from "../explore.module.css";
import type { WebFigure } from "./shown";

export function WebFigures({ figures }: { figures: WebFigure[] }) {
  return (
    <div className={explore.customerFigures}>
      {figures.map((one) => (
        <Figure key={one.name} {...one} />
      ))}
    </div>
  );
}
