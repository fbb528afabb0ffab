package io.pitot.it.corpus;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/** The tables of the {@link CorpusDatabase} as entities, mapped well and badly. */
final class Shop {

    private Shop() {}

    /** An order, its associations loaded when asked for. */
    @Entity(name = "PlainOrder")
    @Table(name = "orders")
    static class PlainOrder {

        @Id
        int id;

        int total;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "customer_id")
        Customer customer;

        @OneToMany(mappedBy = "order")
        List<PlainItem> items;
    }

    /** An order whose items are loaded for fifty orders at a time. */
    @Entity(name = "BatchedOrder")
    @Table(name = "orders")
    static class BatchedOrder {

        @Id
        int id;

        @OneToMany
        @JoinColumn(name = "order_id")
        @BatchSize(size = 50)
        List<PlainItem> items;
    }

    /** An order whose items are loaded for all orders of the query at once. */
    @Entity(name = "SubselectOrder")
    @Table(name = "orders")
    static class SubselectOrder {

        @Id
        int id;

        @OneToMany
        @JoinColumn(name = "order_id")
        @Fetch(FetchMode.SUBSELECT)
        List<PlainItem> items;
    }

    /** An order whose receipt refers to it, and which cannot know without a look whether there is one. */
    @Entity(name = "ReceiptedOrder")
    @Table(name = "orders")
    static class ReceiptedOrder {

        @Id
        int id;

        @OneToOne(mappedBy = "order", fetch = FetchType.LAZY)
        Receipt receipt;
    }

    /** A receipt. */
    @Entity(name = "Receipt")
    @Table(name = "receipt")
    static class Receipt {

        @Id
        int id;

        @OneToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "order_id")
        ReceiptedOrder order;
    }

    /** An item. */
    @Entity(name = "PlainItem")
    @Table(name = "item")
    static class PlainItem {

        @Id
        int id;

        int quantity;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "order_id")
        PlainOrder order;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "product_id")
        Product product;
    }

    /** An item whose product comes with it, which a query does not do by a join. */
    @Entity(name = "EagerItem")
    @Table(name = "item")
    static class EagerItem {

        @Id
        int id;

        @ManyToOne(fetch = FetchType.EAGER)
        @JoinColumn(name = "product_id")
        Product product;
    }

    /** A product. */
    @Entity(name = "Product")
    @Table(name = "product")
    static class Product {

        @Id
        int id;

        String name;
        int price;

        /** Its name, for which it must be loaded. */
        String getName() {
            return name;
        }
    }

    /** A customer. */
    @Entity(name = "Customer")
    @Table(name = "customer")
    static class Customer {

        @Id
        int id;

        String name;

        /** Its name, for which it must be loaded. */
        String getName() {
            return name;
        }
    }

    /** An account, of which all is mapped. */
    @Entity(name = "Account")
    @Table(name = "account")
    static class Account {

        @Id
        int id;

        int region;
        String name;
        String email;
        String phone;
        String street;
        String city;
        String zip;
        int balance;
        String remark;

        /** All of it that is asked for. */
        String getName() {
            return name;
        }
    }

    /** A node of a tree. */
    @Entity(name = "TreeNode")
    @Table(name = "node")
    static class TreeNode {

        @Id
        int id;

        @OneToMany
        @JoinColumn(name = "parent_id")
        List<TreeNode> children;
    }

    /** A note, numbered by the database. */
    @Entity(name = "SavedNote")
    @Table(name = "note")
    static class SavedNote {

        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        int id;

        String text;

        SavedNote() {}

        SavedNote(String text) {
            this.text = text;
        }
    }

    /** A note, numbered by the application. */
    @Entity(name = "Memo")
    @Table(name = "memo")
    static class Memo {

        @Id
        long id;

        String text;

        Memo() {}

        Memo(long id, String text) {
            this.id = id;
            this.text = text;
        }
    }
}
