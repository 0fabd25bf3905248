package io.windrose.collect.importing.making;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * One request of a log in the combined format: {@code address ident user [day/Mon/year:time offset] "request" status
 * bytes "referrer" "agent"}.
 *
 * @param target as it was asked for, with its query
 */
record LogLine(String address, Instant at, String method, String target, int status, String referrer, String agent) {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int TIME_LENGTH = "17/May/2015:10:05:03 +0000".length();

    /** Empty for what is no such line. */
    static Optional<LogLine> parse(String line) {
        int open = line.indexOf('[');
        int close = line.indexOf(']', open);
        int blank = line.indexOf(' ');
        if (blank <= 0 || open < blank || close - open - 1 != TIME_LENGTH) {
            return Optional.empty();
        }
        Quoted request = Quoted.after(line, close);
        int status = request.end() + 2;
        if (request.end() < 0 || status + 3 > line.length()) {
            return Optional.empty();
        }
        Quoted referrer = Quoted.after(line, status);
        Quoted agent = Quoted.after(line, Math.max(referrer.end(), 0) + 1);
        if (referrer.end() < 0) {
            return Optional.empty();
        }
        String[] words = request.text().split(" ", -1);
        try {
            return Optional.of(new LogLine(
                    line.substring(0, blank),
                    time(line.substring(open + 1, close)),
                    words[0],
                    words.length > 1 ? words[1] : "",
                    Integer.parseInt(line, status, status + 3, 10),
                    referrer.text(),
                    agent.text()));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A text in quotes, in which a quote stands behind a backslash; {@code end} is that of its last quote, or -1. */
    private record Quoted(String text, int end) {
        static Quoted after(String line, int from) {
            int open = line.indexOf('"', from);
            if (open < 0) {
                return new Quoted("", -1);
            }
            int close = open + 1;
            while (close < line.length() && line.charAt(close) != '"') {
                close += line.charAt(close) == '\\' ? 2 : 1;
            }
            // A line that was cut off by its server's limit ends within its agent.
            int end = Math.min(close, line.length());
            return new Quoted(line.substring(open + 1, end).replace("\\\"", "\""), end);
        }
    }

    private static Instant time(String text) {
        int month = MONTHS.indexOf(text.substring(3, 6));
        if (month < 0 || month % 3 != 0) {
            throw new DateTimeException("no month: " + text);
        }
        LocalDateTime local = LocalDateTime.of(
                Integer.parseInt(text, 7, 11, 10),
                month / 3 + 1,
                Integer.parseInt(text, 0, 2, 10),
                Integer.parseInt(text, 12, 14, 10),
                Integer.parseInt(text, 15, 17, 10),
                Integer.parseInt(text, 18, 20, 10));
        return local.toInstant(ZoneOffset.of(text.substring(21)));
    }
}
