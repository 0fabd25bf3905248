package io.windrose.optimize.plan;

import io.windrose.core.Fault;
import io.windrose.science.budget.ApprovedPlan;
import io.windrose.science.budget.Line;
import io.windrose.science.budget.Worth;
import io.windrose.science.mix.Prior;
import io.windrose.science.mix.Response;
import io.windrose.science.mix.Saturation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * An approved plan as bytes: its curves, its spend, and what else was expected. Bounds are not kept: it has been made.
 */
final class FrozenCodec {
    private static final int FORM = 1;

    private FrozenCodec() {}

    /** Kept by their names. */
    private enum Shape {
        NONE,
        HILL,
        LOGISTIC,
        MICHAELIS_MENTEN;

        private static Shape of(Saturation saturation) {
            return switch (saturation) {
                case Saturation.None none -> NONE;
                case Saturation.Hill hill -> HILL;
                case Saturation.Logistic logistic -> LOGISTIC;
                case Saturation.MichaelisMenten menten -> MICHAELIS_MENTEN;
            };
        }

        /** Of a curve whose parameters are known, so that what was thought of them before does not matter. */
        private Saturation saturation() {
            Prior any = Prior.LogNormal.between(0.5, 2);
            return switch (this) {
                case NONE -> new Saturation.None();
                case HILL -> new Saturation.Hill(any, any);
                case LOGISTIC -> new Saturation.Logistic(any);
                case MICHAELIS_MENTEN -> new Saturation.MichaelisMenten(any);
            };
        }
    }

    static byte[] write(ApprovedPlan plan) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(FORM);
            write(plan.spend(), out);
            write(plan.rest(), out);
            for (Line line : plan.lines()) {
                out.writeUTF(line.name());
                out.writeDouble(line.worth().orders());
                out.writeDouble(line.worth().revenue());
                out.writeDouble(line.worth().margin());
                write(line.today(), out);
                out.writeInt(line.parts().size());
                for (Line.Part part : line.parts()) {
                    out.writeDouble(part.share());
                    write(part.response(), out);
                }
            }
        } catch (IOException e) {
            throw new Fault("optimize.not-kept", "writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    static ApprovedPlan read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            int form = in.readInt();
            if (form != FORM) {
                throw new Fault("optimize.unreadable", "an approved plan is of form " + form + ", not " + FORM);
            }
            double[][] spend = table(in);
            double[][] rest = table(in);
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < spend.length; i++) {
                String name = in.readUTF();
                Worth worth = new Worth(in.readDouble(), in.readDouble(), in.readDouble());
                double[] today = row(in);
                List<Line.Part> parts = new ArrayList<>();
                int count = in.readInt();
                for (int part = 0; part < count; part++) {
                    double share = in.readDouble();
                    parts.add(new Line.Part(response(in), share));
                }
                lines.add(Line.of(name, parts, worth, today));
            }
            return new ApprovedPlan(lines, spend, rest);
        } catch (IOException e) {
            throw new Fault("optimize.unreadable", "an approved plan that was kept is not readable", e);
        }
    }

    private static void write(Response response, DataOutputStream out) throws IOException {
        out.writeUTF(response.channel());
        out.writeUTF(response.campaign());
        out.writeUTF(response.region());
        out.writeUTF(Shape.of(response.saturation()).name());
        out.writeDouble(response.unit());
        write(response.past(), out);
        out.writeInt(response.draws().size());
        for (Response.Draw draw : response.draws()) {
            write(draw.weights(), out);
            out.writeDouble(draw.first());
            out.writeDouble(draw.second());
            out.writeDouble(draw.factor());
        }
    }

    private static Response response(DataInputStream in) throws IOException {
        String channel = in.readUTF();
        String campaign = in.readUTF();
        String region = in.readUTF();
        Saturation saturation = Shape.valueOf(in.readUTF()).saturation();
        double unit = in.readDouble();
        double[] past = row(in);
        List<Response.Draw> draws = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            draws.add(new Response.Draw(row(in), in.readDouble(), in.readDouble(), in.readDouble()));
        }
        return new Response(channel, campaign, region, saturation, unit, past, draws);
    }

    private static void write(double[][] table, DataOutputStream out) throws IOException {
        out.writeInt(table.length);
        for (double[] row : table) {
            write(row, out);
        }
    }

    private static double[][] table(DataInputStream in) throws IOException {
        double[][] table = new double[in.readInt()][];
        for (int i = 0; i < table.length; i++) {
            table[i] = row(in);
        }
        return table;
    }

    private static void write(double[] row, DataOutputStream out) throws IOException {
        out.writeInt(row.length);
        for (double value : row) {
            out.writeDouble(value);
        }
    }

    private static double[] row(DataInputStream in) throws IOException {
        double[] row = new double[in.readInt()];
        for (int i = 0; i < row.length; i++) {
            row[i] = in.readDouble();
        }
        return row;
    }
}
