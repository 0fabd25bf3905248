// A file from its upload to what was stored, as a person does it.
import { browserTest, fresh } from "./harness.mjs";

const ORDERS = [
  "Order ID;Order date;Customer;SKU;Quantity;Price",
  "1;05.01.2026;ada;A1;2;1.234,50 €",
  "2;06.01.2026;bob;A2;1;9,95 €",
  "3;soon;bob;A2;1;9,95 €",
].join("\n");

browserTest("a file of orders is looked at, mapped, imported", async ({ page }) => {
  await page.goto("/imports");
  await page.getByLabel("Source", { exact: true }).fill(fresh("browser"));
  await page.getByLabel("File", { exact: true }).setInputFiles({ name: "orders.csv", mimeType: "text/csv", buffer: Buffer.from(ORDERS) });
  await page.getByRole("button", { name: "Upload and look" }).click();

  await page.getByRole("heading", { name: "How the first rows would be stored" }).waitFor();
  await page.getByText("€2,469.00").waitFor();
  await page.getByText("soon", { exact: false }).first().waitFor();
  await page.getByRole("combobox", { name: "Dates are written" }).waitFor();

  await page.getByRole("button", { name: "Start import" }).click();
  await page.getByText("2 were stored, 0 were known before.").waitFor();
  await page.getByRole("link", { name: "Download refused rows" }).waitFor();

  await page.goto("/imports");
  await page.getByRole("button", { name: "orders.csv" }).first().waitFor();
});
