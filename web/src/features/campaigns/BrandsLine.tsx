import { useMay } from "../../api/session";
import { useTexts } from "../../texts/texts";
import { Button } from "../../ui/Button";
import { Quiet, Row } from "../../ui/layout";
import { useBrands } from "./brands";
import { texts } from "./texts";

/** Which brands there are, and for an owner the way to change them. */
export function BrandsLine() {
  const t = useTexts(texts);
  const may = useMay();
  const { data } = useBrands();
  if (!data || (data.items.length === 0 && !may("brands.manage"))) return null;
  return (
    <Row spread="between">
      <Quiet>{data.items.length === 0 ? t.noBrands : t.brandsAre(data.items.map(({ name }) => name).join(", "))}</Quiet>
      {may("brands.manage") && (
        <Button small to="/campaigns/brands">
          {t.manageBrands}
        </Button>
      )}
    </Row>
  );
}
