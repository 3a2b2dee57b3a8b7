package io.dangol.loyalty.catalog;

import io.dangol.platform.problem.Refusal;
import java.time.Instant;

/** Every way a store can say no. */
public final class StoreRefusal {

    private StoreRefusal() {}

    public static final class UnknownStore extends Refusal.Forbidden {
        public UnknownStore(String code) {
            super("unknown-store", code);
        }
    }

    static final class StoreClosed extends Refusal.Forbidden {
        StoreClosed(String code) {
            super("store-closed", code);
        }
    }

    /** @throws StoreClosed 422 if the store had closed by then */
    public static void requireOpen(Store store, Instant moment) {
        if (!store.isOpenAt(moment)) {
            throw new StoreClosed(store.code()).at("/storeCode");
        }
    }

    static final class CurrencyNotOfStore extends Refusal.Forbidden {
        CurrencyNotOfStore(String currency, String ofStore) {
            super("currency-not-of-store", currency, ofStore);
        }
    }

    /** @throws CurrencyNotOfStore 422 if the store's till holds no such money */
    public static void requireOwn(Store store, String currency, String pointer) {
        if (!store.currency().equals(currency)) {
            throw new CurrencyNotOfStore(currency, store.currency()).at(pointer);
        }
    }
}
