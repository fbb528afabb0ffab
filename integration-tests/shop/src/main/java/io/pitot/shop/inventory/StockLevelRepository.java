package io.pitot.shop.inventory;

import java.util.List;
import org.springframework.data.repository.Repository;

interface StockLevelRepository extends Repository<StockLevel, Long> {

    List<StockLevel> findByProductSkuOrderByWarehouse(String sku);
}
