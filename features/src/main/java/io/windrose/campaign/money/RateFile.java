package io.windrose.campaign.money;

import io.windrose.core.Incorrect;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads rates in the forms that the European Central Bank publishes: {@code eurofxref-hist.csv}, {@code eurofxref.csv},
 * either in a ZIP file, {@code eurofxref-daily.xml}, {@code eurofxref-hist.xml}.
 */
final class RateFile {
    private static final int SCALE = 8;
    private static final int DIGITS_BEFORE = 10;
    private static final DateTimeFormatter DAILY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());

    private final SortedMap<LocalDate, Map<String, BigDecimal>> quotes = new TreeMap<>();

    private RateFile() {}

    /** By day and currency, how much of it is one euro. */
    static SortedMap<LocalDate, Map<String, BigDecimal>> read(InputStream in) {
        RateFile file = new RateFile();
        try {
            BufferedInputStream buffered = new BufferedInputStream(in);
            buffered.mark(4);
            int first = buffered.read();
            buffered.reset();
            if (first == 'P') {
                ZipInputStream packed = new ZipInputStream(buffered);
                if (packed.getNextEntry() == null) {
                    throw unreadable("the ZIP file is empty or broken");
                }
                file.readPlain(new BufferedInputStream(packed));
            } else {
                file.readPlain(buffered);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the rates broke off", e);
        } catch (XMLStreamException e) {
            throw new Incorrect("campaign.rates-unreadable", "the rates are no XML: " + e.getMessage(), e);
        }
        if (file.quotes.isEmpty()) {
            throw unreadable("there are no rates in it");
        }
        return file.quotes;
    }

    private void readPlain(InputStream in) throws IOException, XMLStreamException {
        in.mark(4);
        int first = in.read();
        if (first == 0xEF) {
            in.skipNBytes(2);
            in.mark(4);
            first = in.read();
        }
        in.reset();
        if (first == '<') {
            readXml(in);
        } else {
            readLines(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        }
    }

    private void readXml(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        Optional<LocalDate> day = Optional.empty();
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT
                    || !xml.getLocalName().equals("Cube")) {
                continue;
            }
            String time = xml.getAttributeValue("", "time");
            String currency = xml.getAttributeValue("", "currency");
            if (time != null) {
                day = Optional.of(day(time));
            } else if (currency != null) {
                add(
                        day.orElseThrow(() -> unreadable("a rate of " + currency + " stands before any day")),
                        currency,
                        String.valueOf(xml.getAttributeValue("", "rate")));
            }
        }
    }

    private void readLines(BufferedReader in) throws IOException {
        String header = in.readLine();
        if (header == null || !header.strip().startsWith("Date")) {
            throw unreadable("its first line does not begin with Date");
        }
        String[] names = header.split(",", -1);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] cells = line.split(",", -1);
            if (line.isBlank()) {
                continue;
            }
            LocalDate day = day(cells[0].strip());
            for (int i = 1; i < Math.min(cells.length, names.length); i++) {
                String cell = cells[i].strip();
                if (!names[i].isBlank() && !cell.isEmpty() && !cell.equals("N/A")) {
                    add(day, names[i].strip(), cell);
                }
            }
        }
    }

    private void add(LocalDate day, String currency, String written) {
        if (!CURRENCIES.contains(currency)) {
            throw unreadable("\"" + currency + "\" is no currency of ISO 4217");
        }
        BigDecimal rate;
        try {
            rate = new BigDecimal(written).setScale(SCALE, RoundingMode.HALF_EVEN);
        } catch (NumberFormatException e) {
            throw unreadable("the rate of %s on %s is \"%s\"".formatted(currency, day, written));
        }
        if (rate.signum() <= 0 || rate.precision() - SCALE > DIGITS_BEFORE) {
            throw unreadable("the rate of %s on %s is %s".formatted(currency, day, written));
        }
        quotes.computeIfAbsent(day, any -> new TreeMap<>()).put(currency, rate);
    }

    /** {@code 2026-11-20}, or {@code 20 November 2026} as in the daily CSV. */
    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException e) {
            try {
                return LocalDate.parse(written, DAILY);
            } catch (DateTimeException again) {
                throw unreadable("\"" + written + "\" is no day");
            }
        }
    }

    private static Incorrect unreadable(String what) {
        return new Incorrect(
                "campaign.rates-unreadable",
                what + ": give a file of the European Central Bank's, as eurofxref-hist.zip or eurofxref-daily.xml");
    }
}
