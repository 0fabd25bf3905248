package io.windrose.collect.importing.reading;

import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import io.windrose.lake.Lake;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file that somebody brought, on this machine's disk. Thread-safe: each reading has a stream of its own. */
public final class BroughtFile {
    private static final int BUFFER = 1 << 16;
    private static final byte[] PARQUET = {'P', 'A', 'R', '1'};
    private static final int BYTE_ORDER_MARK = '\uFEFF';

    private final Path path;
    private final Lake lake;

    /** @param lake reads Parquet */
    public BroughtFile(Path path, Lake lake) {
        this.path = path;
        this.lake = lake;
    }

    /** The bytes on the disk, packed as they came. */
    public long bytes() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    public boolean isParquet() {
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(PARQUET.length), PARQUET);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Its rows from the first. */
    public Rows rows(FileForm form) {
        return rows(form, new AtomicLong());
    }

    /**
     * Its rows from the first.
     *
     * @param read grows by the bytes that were read from the disk
     */
    public Rows rows(FileForm form, AtomicLong read) {
        return switch (form.layout()) {
            case PARQUET -> new ParquetRows(lake.parquet(path));
            case LINES -> new LineRows(reader(form, read));
            case SEPARATED -> new SeparatedRows(reader(form, read), form);
        };
    }

    /** What is in the file, unpacked. The caller closes it. */
    InputStream unpacked(AtomicLong read) throws IOException {
        InputStream counted = new CountedInput(Files.newInputStream(path), read);
        BufferedInputStream in = new BufferedInputStream(counted, BUFFER);
        in.mark(2);
        boolean isPacked = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return isPacked ? new GZIPInputStream(in, BUFFER) : in;
    }

    private Reader reader(FileForm form, AtomicLong read) {
        try {
            BufferedReader reader = new BufferedReader(
                    new InputStreamReader(
                            unpacked(read),
                            form.charset()
                                    .newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPLACE)
                                    .onUnmappableCharacter(CodingErrorAction.REPLACE)),
                    BUFFER);
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            return reader;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** A problem for what went wrong while a file was read. */
    static RuntimeException broken(IOException cause) {
        return cause instanceof ZipException || cause instanceof java.io.EOFException
                ? new Incorrect("import.not-gzip", "the packed file is damaged or cut off: pack it again", cause)
                : unreadable(cause);
    }

    private static Unavailable unreadable(IOException cause) {
        return new Unavailable("import.unreadable", "the file cannot be read any more: bring it again", cause);
    }
}
