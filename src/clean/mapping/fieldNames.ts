// The headers under which exports write the fields of our records, in English, in French and as vendors name them.

/** What the values of a field look like. */
export type ValueKind = 'date' | 'number' | 'email' | 'phone' | 'currency' | 'country' | 'flag' | 'id' | 'text';

/** A field: what its values look like, and its headers with a bar between them; casing, accents, spaces and marks do not count. */
export interface FieldNames {
  readonly kind: ValueKind;
  readonly names: string;
}

/** The fields of our records by name. A header may stand for several: the fields asked for tell which. */
export const fieldNames: Readonly<Record<string, FieldNames>> = {
  id: { kind: 'id', names: 'id|identifier|identifiant|number|numero|no|ref|reference|code|record id|hs object id|transaction id|line id' },
  date: {
    kind: 'date',
    names:
      'date|day|jour|sale date|order date|invoice date|transaction date|date de vente|date vente|date commande|date de commande|date facture|date de facture|date de facturation|created at|created|created utc|processed at|close date|closedate',
  },
  amount: {
    kind: 'number',
    names:
      'amount|value|total|revenue|sales|net|net amount|net sales|turnover|line total|montant|montant ht|total ht|ca|ca ht|chiffre d affaires|valeur|prix total|net ht|subtotal|deal amount|deal value|opportunity amount|order total|total price',
  },
  orderId: {
    kind: 'id',
    names:
      'order|order id|order no|order number|invoice|invoice no|invoice number|invoice id|commande|numero de commande|no commande|num commande|n commande|facture|numero de facture|no facture|num facture|n facture|name|receipt|ticket',
  },
  orderDate: { kind: 'date', names: 'order date|ordered at|placed at|date commande|date de commande' },
  placedAt: {
    kind: 'date',
    names: 'placed at|order date|created at|processed at|date created|date created gmt|date commande|date de commande|invoice date',
  },
  customerId: {
    kind: 'id',
    names:
      'customer|customer id|customer no|customer number|client|client id|id client|code client|no client|num client|n client|numero client|account id|account|associated company|org id|person id|buyer id|user id|acheteur',
  },
  productId: {
    kind: 'id',
    names:
      'product|product id|product code|item|item id|item code|article|code article|ref article|reference article|ref produit|produit|code produit|id produit|sku|stock code|lineitem sku|variant sku',
  },
  lineId: { kind: 'id', names: 'line id|line|line number|ligne|no ligne|lineitem id' },
  quantity: { kind: 'number', names: 'quantity|qty|units|pieces|count|quantite|qte|nombre|unites|lineitem quantity|volume' },
  unitPrice: { kind: 'number', names: 'unit price|price|price each|prix unitaire|pu|pu ht|prix|lineitem price|tarif' },
  price: { kind: 'number', names: 'price|list price|unit price|prix|prix de vente|prix unitaire|tarif' },
  gross: { kind: 'number', names: 'gross|gross amount|gross sales|brut|montant brut|ca brut|total brut' },
  discount: { kind: 'number', names: 'discount|discount amount|rebate|remise|rabais|ristourne|montant remise|lineitem discount|discounts' },
  tax: { kind: 'number', names: 'tax|vat|tax amount|taxes|tva|montant tva|taxe|total tax' },
  cost: { kind: 'number', names: 'cost|cogs|unit cost|cost price|cout|cout d achat|prix d achat|prix de revient|pa ht' },
  unitCost: { kind: 'number', names: 'unit cost|cost per item|cost|cout unitaire|prix d achat|prix de revient' },
  currency: { kind: 'currency', names: 'currency|currency code|currency iso code|deal currency code|devise|monnaie|code devise' },
  type: { kind: 'text', names: 'type|transaction type|deal type|dealtype|nature|operation' },
  kind: { kind: 'text', names: 'kind|line type|type de ligne|genre' },
  status: { kind: 'text', names: 'status|state|order status|financial status|lead status|statut|etat|statut commande' },
  channel: { kind: 'text', names: 'channel|sales channel|source name|canal|canal de vente|source' },
  region: { kind: 'text', names: 'region|territory|area|state|secteur|zone|territoire|province' },
  country: { kind: 'country', names: 'country|country code|billing country|shipping country|pays|code pays' },
  storeId: { kind: 'id', names: 'store|store id|shop|location|branch|outlet|magasin|boutique|agence|point de vente|code magasin' },
  salesperson: {
    kind: 'text',
    names:
      'salesperson|sales person|sales rep|rep|seller|owner|owner id|hubspot owner id|vendeur|commercial|representant|charge d affaires',
  },
  campaign: { kind: 'text', names: 'campaign|campaign id|utm campaign|campagne' },
  segment: { kind: 'text', names: 'segment|customer group|customer type|groupe client|type client|categorie client' },
  category: {
    kind: 'text',
    names: 'category|product category|family|department|product type|categorie|famille|rayon|famille produit|gamme',
  },
  brand: { kind: 'text', names: 'brand|vendor|marque|fabricant' },
  sku: { kind: 'id', names: 'sku|variant sku|stock code|ref|reference|code article' },
  name: {
    kind: 'text',
    names:
      'name|full name|customer name|contact|contact name|product name|title|description|nom|nom complet|nom client|nom du client|raison sociale|libelle|designation|account name|dealname|deal name|opportunity name',
  },
  company: { kind: 'text', names: 'company|company name|account name|organization|organisation|societe|entreprise|raison sociale' },
  emails: {
    kind: 'email',
    names: 'email|e mail|mail|email address|courriel|adresse email|adresse e mail|adresse mail|emails|customer email',
  },
  phone: { kind: 'phone', names: 'phone|telephone|tel|mobile|phone number|numero de telephone|portable' },
  createdAt: {
    kind: 'date',
    names:
      'created at|created|createdate|create date|created date|date created|creation date|add time|date de creation|cree le|date creation',
  },
  closedAt: {
    kind: 'date',
    names: 'closed at|close date|closedate|closed date|won time|close time|date de cloture|date de signature|cloture',
  },
  expectedCloseDate: {
    kind: 'date',
    names:
      'expected close date|close date|closedate|expected close|forecast date|date de cloture prevue|cloture prevue|date prevue|echeance',
  },
  convertedAt: { kind: 'date', names: 'converted at|converted date|conversion date|date de conversion' },
  outcome: { kind: 'text', names: 'outcome|result|deal stage|status|won|is won|resultat|issue|statut|gagne' },
  stage: { kind: 'text', names: 'stage|deal stage|dealstage|stage name|stage id|etape|phase' },
  pipeline: { kind: 'text', names: 'pipeline|pipeline id|pipe|processus' },
  probability: { kind: 'number', names: 'probability|deal probability|probabilite|hs deal stage probability|chance|probabilite de succes' },
  lostReason: { kind: 'text', names: 'lost reason|closed lost reason|loss reason|motif de perte|raison de perte|raison perte' },
  source: { kind: 'text', names: 'source|lead source|original source|hs analytics source|origine|provenance|source du prospect' },
  acquisitionChannel: { kind: 'text', names: 'acquisition channel|source|original source|lead source|canal d acquisition|origine' },
  dealId: { kind: 'id', names: 'deal id|opportunity id|converted opportunity id|affaire|id affaire' },
  firstOrderAt: { kind: 'date', names: 'first order at|first order|first purchase|premiere commande|premier achat' },
  mergedInto: { kind: 'id', names: 'merged into|master record id|fusionne avec|fusionne dans' },
};
