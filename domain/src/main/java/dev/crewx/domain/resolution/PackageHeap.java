package dev.crewx.domain.resolution;

import java.util.Arrays;

/** The packages that may need a decision, those that took part in most recent conflicts first, then the oldest. */
final class PackageHeap {
    private PackageNode[] heap = new PackageNode[64];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void insert(PackageNode node) {
        if (node.heapIndex >= 0) {
            return;
        }
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        heap[size] = node;
        node.heapIndex = size;
        up(size++);
    }

    PackageNode removeFirst() {
        PackageNode first = heap[0];
        first.heapIndex = -1;
        PackageNode last = heap[--size];
        if (size > 0) {
            heap[0] = last;
            last.heapIndex = 0;
            down(0);
        }
        return first;
    }

    /** Called when the package's activity has grown. */
    void raised(PackageNode node) {
        if (node.heapIndex >= 0) {
            up(node.heapIndex);
        }
    }

    private static boolean before(PackageNode a, PackageNode b) {
        return a.activity != b.activity ? a.activity > b.activity : a.id < b.id;
    }

    private void up(int start) {
        int index = start;
        PackageNode node = heap[index];
        while (index > 0) {
            int parent = (index - 1) >>> 1;
            if (!before(node, heap[parent])) {
                break;
            }
            put(index, heap[parent]);
            index = parent;
        }
        put(index, node);
    }

    private void down(int start) {
        int index = start;
        PackageNode node = heap[index];
        while (true) {
            int child = 2 * index + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], node)) {
                break;
            }
            put(index, heap[child]);
            index = child;
        }
        put(index, node);
    }

    private void put(int index, PackageNode node) {
        heap[index] = node;
        node.heapIndex = index;
    }
}
