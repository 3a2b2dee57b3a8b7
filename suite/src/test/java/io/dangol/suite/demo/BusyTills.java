package io.dangol.suite.demo;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Tills that sell one after the other and never ask twice: what is not answered well the first time is remembered. */
final class BusyTills implements AutoCloseable {

    private static final int TILLS = 4;

    private final BusyShop shop;
    private final String prefix;
    private final AtomicInteger sold = new AtomicInteger();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    private BusyTills(BusyShop shop, String prefix) {
        this.shop = shop;
        this.prefix = prefix;
    }

    static BusyTills open(BusyShop shop, String prefix) {
        BusyTills tills = new BusyTills(shop, prefix);
        for (int till = 0; till < TILLS; till++) {
            String name = prefix + till + "-";
            Thread thread = new Thread(() -> tills.sell(name), name);
            tills.threads.add(thread);
            thread.start();
        }
        return tills;
    }

    /** Sales that were answered 201. */
    int sold() {
        return sold.get();
    }

    /** Every other answer, and every question that had none. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    String prefix() {
        return prefix;
    }

    @Override
    public void close() {
        closing.set(true);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void sell(String name) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int number = 0; !closing.get(); number++) {
            String trouble = trouble(http, name + number);
            if (trouble == null) {
                sold.incrementAndGet();
            } else {
                troubles.add(name + number + ": " + trouble);
            }
        }
    }

    private @Nullable String trouble(HttpClient http, String receipt) {
        try {
            HttpResponse<String> answer = http.send(shop.sale(receipt).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 201 ? null : answer.statusCode() + " " + answer.body();
        } catch (IOException failed) {
            return failed.toString();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
