package io.windrose.collect.importing.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Finds out how a text file is written: by its byte order mark, else UTF-8 where the whole file is that, else Windows'
 * western one; the delimiter and the quote by the first rows. Reads the whole file once.
 */
public final class TextRecognition {
    private static final int HEAD = 1 << 18;
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    private TextRecognition() {}

    /** The form of cells with a character between them. */
    public static FileForm separated(BroughtFile file) {
        Read read = read(file);
        String head = new String(read.head(), read.charset());
        char quote = quote(head);
        return new FileForm(FileForm.Layout.SEPARATED, read.charset(), delimiter(head, quote), quote);
    }

    /** The form of lines. */
    public static FileForm lines(BroughtFile file) {
        return FileForm.lines(read(file).charset());
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Read(Charset charset, byte[] head) {}

    private static Read read(BroughtFile file) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        CharBuffer characters = CharBuffer.allocate(1 << 16);
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        boolean isUtf8 = true;
        try (InputStream in = file.unpacked(new AtomicLong())) {
            int some = in.read(bytes.array(), 0, bytes.capacity());
            while (some >= 0) {
                int begin = bytes.position();
                if (head.size() < HEAD) {
                    head.write(bytes.array(), begin, some);
                }
                if (isUtf8) {
                    bytes.limit(begin + some).position(0);
                    isUtf8 = !utf8.decode(bytes, characters.clear(), false).isError();
                    bytes.compact();
                } else {
                    bytes.clear();
                }
                if (!isUtf8 && head.size() >= HEAD) {
                    break;
                }
                some = in.read(bytes.array(), bytes.position(), bytes.remaining());
            }
            if (isUtf8) {
                isUtf8 = !utf8.decode(bytes.flip(), characters.clear(), true).isError();
            }
        } catch (IOException e) {
            throw BroughtFile.broken(e);
        }
        return new Read(charset(head.toByteArray(), isUtf8), head.toByteArray());
    }

    private static Charset charset(byte[] head, boolean isUtf8) {
        if (head.length >= 2 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        if (head.length >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        return isUtf8 ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
    }

    /** Single quotes only where cells begin and end with them, and none with double ones. */
    private static char quote(String head) {
        boolean isSingle = head.indexOf('"') < 0
                && head.lines().limit(20).anyMatch(line -> line.startsWith("'") && line.endsWith("'"));
        return isSingle ? '\'' : '"';
    }

    /** The one that most lines have as often as the first; then the one that there are more of. */
    private static char delimiter(String head, char quote) {
        String[] lines = head.lines().filter(line -> !line.isBlank()).limit(50).toArray(String[]::new);
        char best = ',';
        long bestScore = 0;
        for (char candidate : DELIMITERS) {
            int first = lines.length == 0 ? 0 : count(lines[0], candidate, quote);
            long alike = 0;
            for (String line : lines) {
                alike += count(line, candidate, quote) == first ? 1 : 0;
            }
            long score = first == 0 ? 0 : alike * 1_000 + first;
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static int count(String line, char wanted, char quote) {
        int count = 0;
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char here = line.charAt(i);
            if (here == quote) {
                isQuoted = !isQuoted;
            } else if (here == wanted && !isQuoted) {
                count++;
            }
        }
        return count;
    }
}
