package io.windrose.server;

import io.windrose.demo.DemoFolder;
import io.windrose.demo.DemoSignIn;
import io.windrose.market.MarketSettings;
import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What the demo says once it can be used. */
final class DemoWelcome {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private DemoWelcome() {}

    static String text(URI url, DemoFolder folder, DemoSignIn signIn, String key) {
        MarketSettings market = folder.market();
        return String.format(
                Locale.ROOT,
                """

                The demo is ready: %,d events of %,d simulated people, from %s to %s.

                  Open      %s
                  Sign in   %s
                  Password  %s   (until you change it)

                Send an event of your own:

                  curl -u %s: %s/v1/track \\
                    -d '{"userId": "ada", "event": "Order Completed", "properties": {"revenue": 19.90, "currency": "EUR"}}'

                Stop with Ctrl-C. The next start takes what is in %s.

                """,
                folder.events().orElse(0L),
                market.people(),
                DAY.format(market.firstDay()),
                DAY.format(market.lastDay()),
                url,
                signIn.name(),
                signIn.password(),
                key,
                url,
                folder.path());
    }
}
