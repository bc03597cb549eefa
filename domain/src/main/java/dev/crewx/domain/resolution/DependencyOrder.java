package dev.crewx.domain.resolution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The order of installation of a graph of packages, numbered by name: dependencies first, ties by name; packages that
 * need each other stand together.
 *
 * @see <a href="https://doi.org/10.1137/0201010">Tarjan: Depth-first search and linear graph algorithms, 1972</a>
 */
final class DependencyOrder {
    private final int[][] edges;
    private final int[] component;
    private final List<int[]> components = new ArrayList<>();

    /**
     * Sorts a graph out.
     *
     * @param edges for each package, by name, the packages it needs
     */
    DependencyOrder(int[][] edges) {
        this.edges = edges;
        this.component = new int[edges.length];
        findComponents();
    }

    private void findComponents() {
        int count = edges.length;
        int[] index = new int[count];
        int[] low = new int[count];
        int[] nextEdge = new int[count];
        boolean[] onStack = new boolean[count];
        Deque<Integer> stack = new ArrayDeque<>();
        Deque<Integer> path = new ArrayDeque<>();
        int counter = 0;
        for (int start = 0; start < count; start++) {
            if (index[start] != 0) {
                continue;
            }
            path.push(start);
            while (!path.isEmpty()) {
                int node = path.peek();
                if (index[node] == 0) {
                    counter++;
                    index[node] = counter;
                    low[node] = counter;
                    stack.push(node);
                    onStack[node] = true;
                }
                boolean descended = false;
                while (nextEdge[node] < edges[node].length) {
                    int target = edges[node][nextEdge[node]++];
                    if (index[target] == 0) {
                        path.push(target);
                        descended = true;
                        break;
                    }
                    if (onStack[target]) {
                        low[node] = Math.min(low[node], index[target]);
                    }
                }
                if (descended) {
                    continue;
                }
                path.pop();
                if (!path.isEmpty()) {
                    low[path.peek()] = Math.min(low[path.peek()], low[node]);
                }
                if (low[node] == index[node]) {
                    close(node, stack, onStack);
                }
            }
        }
    }

    private void close(int root, Deque<Integer> stack, boolean[] onStack) {
        List<Integer> members = new ArrayList<>();
        int member;
        do {
            member = stack.pop();
            onStack[member] = false;
            component[member] = components.size();
            members.add(member);
        } while (member != root);
        Collections.sort(members);
        components.add(members.stream().mapToInt(Integer::intValue).toArray());
    }

    /** All packages in order. */
    int[] order() {
        int count = components.size();
        int[] missing = new int[count];
        List<List<Integer>> dependents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            dependents.add(new ArrayList<>());
        }
        for (int node = 0; node < edges.length; node++) {
            for (int target : edges[node]) {
                if (component[node] != component[target]) {
                    missing[component[node]]++;
                    dependents.get(component[target]).add(component[node]);
                }
            }
        }
        PriorityQueue<Integer> ready = new PriorityQueue<>(
                (a, b) -> Integer.compare(components.get(a)[0], components.get(b)[0]));
        for (int i = 0; i < count; i++) {
            if (missing[i] == 0) {
                ready.add(i);
            }
        }
        int[] order = new int[edges.length];
        int filled = 0;
        while (!ready.isEmpty()) {
            int next = ready.remove();
            for (int member : components.get(next)) {
                order[filled++] = member;
            }
            for (int dependent : dependents.get(next)) {
                if (--missing[dependent] == 0) {
                    ready.add(dependent);
                }
            }
        }
        return order;
    }

    /** The groups of packages that need each other, each sorted, by their first member. */
    List<int[]> cycles() {
        return components.stream()
                .filter(group -> group.length > 1 || needsItself(group[0]))
                .sorted((a, b) -> Integer.compare(a[0], b[0]))
                .toList();
    }

    private boolean needsItself(int node) {
        return Arrays.stream(edges[node]).anyMatch(target -> target == node);
    }

    /** A shortest way from the first member of a group back to it, both ends included. */
    int[] wayAround(int[] group) {
        int start = group[0];
        int[] from = new int[edges.length];
        Arrays.fill(from, -1);
        Deque<Integer> queue = new ArrayDeque<>();
        queue.add(start);
        while (true) {
            int node = queue.remove();
            for (int target : edges[node]) {
                if (target == start) {
                    return trace(start, node, from);
                }
                if (component[target] == component[start] && from[target] < 0) {
                    from[target] = node;
                    queue.add(target);
                }
            }
        }
    }

    private static int[] trace(int start, int last, int[] from) {
        List<Integer> way = new ArrayList<>();
        way.add(start);
        for (int node = last; node != start; node = from[node]) {
            way.add(node);
        }
        way.add(start);
        Collections.reverse(way);
        return way.stream().mapToInt(Integer::intValue).toArray();
    }
}
