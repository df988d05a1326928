package io.github.perfectlap.testkit;

import java.util.Arrays;

/**
 * Gives each row a column of its own so that the sum of the costs is the least possible: the
 * Hungarian method with potentials, in rows² × columns steps.
 */
final class Assignment {

    private static final long FAR = Long.MAX_VALUE / 4;

    private final long[][] costs;
    private final int columns;
    private final long[] ofRow;
    private final long[] ofColumn;
    // Index 0 stands for "none"; rows and columns count from 1.
    private final int[] rowAt;
    private final int[] before;
    private final long[] slack;

    private Assignment(long[][] costs) {
        this.costs = costs;
        this.columns = costs[0].length;
        this.ofRow = new long[costs.length + 1];
        this.ofColumn = new long[columns + 1];
        this.rowAt = new int[columns + 1];
        this.before = new int[columns + 1];
        this.slack = new long[columns + 1];
    }

    /**
     * The column of each row.
     *
     * @param costs at least one row, and not more rows than columns
     */
    static int[] cheapest(long[][] costs) {
        Assignment assignment = new Assignment(costs);
        for (int row = 1; row <= costs.length; row++) {
            assignment.place(row);
        }
        int[] columnOf = new int[costs.length];
        for (int column = 1; column <= assignment.columns; column++) {
            if (assignment.rowAt[column] > 0) {
                columnOf[assignment.rowAt[column] - 1] = column - 1;
            }
        }
        return columnOf;
    }

    private void place(int row) {
        rowAt[0] = row;
        Arrays.fill(slack, FAR);
        boolean[] visited = new boolean[columns + 1];
        int column = 0;
        do {
            visited[column] = true;
            column = nearest(column, visited);
        } while (rowAt[column] != 0);
        for (int at = column; at != 0; at = before[at]) {
            rowAt[at] = rowAt[before[at]];
        }
    }

    /** The free column that is reached at the least cost, after the potentials are moved. */
    private int nearest(int from, boolean[] visited) {
        int row = rowAt[from];
        int nearest = 0;
        for (int column = 1; column <= columns; column++) {
            if (!visited[column]) {
                long cost = costs[row - 1][column - 1] - ofRow[row] - ofColumn[column];
                if (cost < slack[column]) {
                    slack[column] = cost;
                    before[column] = from;
                }
                nearest = nearest == 0 || slack[column] < slack[nearest] ? column : nearest;
            }
        }
        movePotentials(slack[nearest], visited);
        return nearest;
    }

    private void movePotentials(long by, boolean[] visited) {
        for (int column = 0; column <= columns; column++) {
            if (visited[column]) {
                ofRow[rowAt[column]] += by;
                ofColumn[column] -= by;
            } else {
                slack[column] -= by;
            }
        }
    }
}
