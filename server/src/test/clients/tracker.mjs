// A shop of five pages with our tracker, in a real browser. Script and events are of another site, so it is strict.
import { createServer } from "node:http";
import { launch } from "./chromium.mjs";

const { HOST: host, WRITE_KEY: writeKey } = process.env;

const BODIES = {
  "/": `<h1>Home</h1> <a href="/shoes">Shoes</a>`,
  "/shoes": `<h1>Shoes</h1> <button onclick="history.pushState({}, '', '/shoes/7'); document.title = 'Shoe 7'">7</button>`,
  "/cart": `<h1>Cart</h1> <form action="/thanks" name="checkout"><input name="street"><button>Order</button></form>`,
  "/thanks": `<h1>Thanks</h1> <a href="PARTNER/reviews?mail=ada">Reviews</a>`,
  "/reviews": `<h1>Reviews elsewhere</h1>`,
};
const snippet = (await (await fetch(`${host}/tracker/snippet.html`)).text())
  .replace("SCRIPT", `${host}/tracker/windrose.js`)
  .replace('{ writeKey: "KEY" }', JSON.stringify({ writeKey, consent: "banner", engagement: false, vitals: false }));

const site = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://shop");
  if (pathname in BODIES) {
    const body = BODIES[pathname].replace("PARTNER", `http://localhost:${site.address().port}`);
    response.setHeader("Content-Type", "text/html");
    response.end(
      `<!doctype html><html lang="en"><title>${pathname}</title>${pathname === "/reviews" ? "" : snippet}${body}`,
    );
  } else {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => site.listen(0, resolve));
const shop = `http://127.0.0.1:${site.address().port}`;

const browser = await launch();

/** Waits until both files are there, and the door has answered for everything that this visitor did. */
function settled(page) {
  return page.waitForFunction(
    () => window.windrose?.ask && !Object.keys(localStorage).some((key) => key.startsWith("windrose.event.")),
  );
}

try {
  const context = await browser.newContext();
  const watched = async () => {
    const page = await context.newPage();
    page.on("pageerror", (error) => {
      console.error("browser:", error);
      process.exitCode = 1;
    });
    return page;
  };

  // The banner is the first that the Tab key reaches; what happened before the answer is sent after it.
  const first = await watched();
  await first.goto(`${shop}/?utm_source=news&utm_medium=email&utm_campaign=may`);
  await first.getByRole("dialog", { name: "May we measure your visit?" }).waitFor();
  await first.keyboard.press("Tab");
  await first.keyboard.press("Tab");
  await first.keyboard.press("Tab");
  await first.keyboard.press("Enter");
  await first.getByRole("dialog").waitFor({ state: "detached" });
  await settled(first);

  // A page, then a route of it.
  await first.getByRole("link", { name: "Shoes" }).click();
  await first.waitForURL(`${shop}/shoes`);
  await settled(first);
  await first.getByRole("button", { name: "7" }).click();
  await first.evaluate(() => {
    windrose.track("Product Viewed", { sku: "7", price: 49.9 });
    windrose.identify("ada", { plan: "pro" });
  });
  await settled(first);

  // Offline and online again in the same page.
  await context.setOffline(true);
  await first.evaluate(() => windrose.track("Product Added", { sku: "7" }));
  await context.setOffline(false);
  await settled(first);

  // Closed while offline: the next page sends it.
  await context.setOffline(true);
  await first.evaluate(() => windrose.track("Closed Offline"));
  await first.close();
  await context.setOffline(false);
  const second = await watched();
  await second.goto(`${shop}/cart`);
  await settled(second);

  // Both of these leave the page at once.
  await second.getByRole("button", { name: "Order" }).click();
  await second.waitForURL(`${shop}/thanks?*`);
  await settled(second);
  await second.evaluate(() =>
    windrose.track("Order Completed", { order_id: "o-1", revenue: 49.9, currency: "EUR" }),
  );
  await second.getByRole("link", { name: "Reviews" }).click();
  await second.waitForURL("**/reviews?*");

  // Back in the shop, whatever only a beacon took is sent again.
  await second.goto(shop);
  await settled(second);
} finally {
  await browser.close();
  site.close();
}
