package io.pitot.shop.orders;

import org.springframework.data.repository.Repository;

interface InvoiceRepository extends Repository<Invoice, Long> {

    Invoice save(Invoice invoice);
}
