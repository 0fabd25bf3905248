package io.windrose.campaign.money;

import io.windrose.core.Incorrect;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How money is looked at.
 *
 * @param rates where exchange rates are fetched once a day, in a form of the European Central Bank's
 */
public record MoneySettings(Optional<URI> rates) {
    private static final Pattern WEB = Pattern.compile("https?://[A-Za-z0-9._~:/?#@!$&'*+,;=%-]+");
    public static final MoneySettings DEFAULT = new MoneySettings(Optional.empty());

    /** As it is written in settings. */
    public static MoneySettings of(Optional<String> rates) {
        return new MoneySettings(rates.map(MoneySettings::address));
    }

    private static URI address(String written) {
        URI address = URI.create(WEB.matcher(written).matches() ? written : "");
        if (address.getHost() == null) {
            throw new Incorrect(
                    "campaign.rates-address",
                    "company.exchange-rates is \"" + written
                            + "\": give an address, as https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip");
        }
        return address;
    }
}
