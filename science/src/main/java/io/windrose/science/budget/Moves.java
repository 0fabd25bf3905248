package io.windrose.science.budget;

import io.windrose.science.mix.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Tells the difference of two plans as money that goes from line to line, the greatest amounts first. */
final class Moves {
    /** Of all spend, below which nothing is told. */
    private static final double SMALL = 1e-6;

    private final List<Line> lines;
    private final double cost;

    Moves(List<Line> lines, double cost) {
        this.lines = lines;
        this.cost = cost;
    }

    /** What a line gives or takes: {@code perUnit} is what a unit of that brings there, by draw. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    private record Side(String name, double amount, double[] perUnit) {}

    List<Move> of(double[][] plan, double[][] returns, double[][] today, double[][] returnsToday) {
        List<Side> givers = new ArrayList<>();
        List<Side> takers = new ArrayList<>();
        double all = 0;
        double net = 0;
        int draws = returns[0].length;
        for (int i = 0; i < plan.length; i++) {
            double spend = Arrays.stream(plan[i]).sum();
            double more = spend - Arrays.stream(today[i]).sum();
            all += Math.max(spend, spend - more);
            net += more;
            if (more != 0) {
                double[] perUnit = new double[draws];
                for (int d = 0; d < draws; d++) {
                    perUnit[d] = (returns[i][d] - returnsToday[i][d]) / more;
                }
                (more > 0 ? takers : givers).add(new Side(lines.get(i).name(), Math.abs(more), perUnit));
            }
        }
        double[] money = new double[draws];
        Arrays.fill(money, cost);
        (net > 0 ? givers : takers).add(new Side(Move.BUDGET, Math.abs(net), money));
        double small = SMALL * all;
        Comparator<Side> byAmount = Comparator.comparingDouble(side -> -side.amount);
        givers.sort(byAmount);
        takers.sort(byAmount);
        return matched(givers, takers, small);
    }

    private static List<Move> matched(List<Side> givers, List<Side> takers, double small) {
        List<Move> moves = new ArrayList<>();
        int taker = 0;
        double room = takers.isEmpty() ? 0 : takers.get(0).amount;
        for (Side giver : givers) {
            double left = giver.amount;
            while (left > small && taker < takers.size()) {
                double amount = Math.min(left, room);
                if (amount > small) {
                    moves.add(move(giver, takers.get(taker), amount));
                }
                left -= amount;
                room -= amount;
                if (room <= small) {
                    taker++;
                    room = taker < takers.size() ? takers.get(taker).amount : 0;
                }
            }
        }
        moves.sort(Comparator.comparingDouble(move -> -move.amount()));
        return moves;
    }

    private static Move move(Side from, Side to, double amount) {
        double[] perUnit = new double[from.perUnit.length];
        double[] gain = new double[perUnit.length];
        for (int d = 0; d < perUnit.length; d++) {
            perUnit[d] = to.perUnit[d] - from.perUnit[d];
            gain[d] = amount * perUnit[d];
        }
        return new Move(from.name, to.name, amount, Interval.of(perUnit), Interval.of(gain));
    }
}
