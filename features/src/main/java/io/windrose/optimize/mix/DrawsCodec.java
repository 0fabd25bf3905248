package io.windrose.optimize.mix;

import io.windrose.core.Fault;
import io.windrose.science.sample.Draws;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Draws as bytes, with nothing lost. */
final class DrawsCodec {
    private DrawsCodec() {}

    static byte[] write(Draws draws) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(draws.chains().size());
            out.writeInt(draws.dimension());
            out.writeInt(draws.length());
            for (Draws.Chain chain : draws.chains()) {
                for (double[] parameter : chain.values()) {
                    write(parameter, out);
                }
                write(chain.logDensities(), out);
                write(chain.energies(), out);
                out.writeDouble(chain.step());
                out.writeDouble(chain.acceptance());
                out.writeLong(chain.evaluations());
                out.writeInt(chain.divergences());
                out.writeInt(chain.saturated());
            }
        } catch (IOException e) {
            throw new Fault("optimize.not-kept", "writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    static Draws read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            int chains = in.readInt();
            int dimension = in.readInt();
            int length = in.readInt();
            List<Draws.Chain> read = new ArrayList<>();
            for (int i = 0; i < chains; i++) {
                double[][] values = new double[dimension][];
                for (int j = 0; j < dimension; j++) {
                    values[j] = doubles(length, in);
                }
                double[] logDensities = doubles(length, in);
                double[] energies = doubles(length, in);
                read.add(new Draws.Chain(
                        values,
                        logDensities,
                        energies,
                        in.readDouble(),
                        in.readDouble(),
                        in.readLong(),
                        in.readInt(),
                        in.readInt()));
            }
            return new Draws(read);
        } catch (IOException e) {
            throw new Fault("optimize.unreadable", "draws that were kept are not readable", e);
        }
    }

    private static void write(double[] values, DataOutputStream out) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static double[] doubles(int count, DataInputStream in) throws IOException {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }
}
