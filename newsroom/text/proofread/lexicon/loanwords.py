"""Foreign words written the Vietnamese way in one token, which no rule of syllables covers."""

from newsroom.text.proofread.lexicon.tables import word_set

LOANWORDS = word_set(
    """
    ôxy ôxi ôtô ôzôn nitơ hiđrô hyđrô hidrô đôla đôlar café cafê càphê mêtan êtan prôpan butan
    axêtôn êtylen êtanol mêtanol ôxít ôxit điôxít đioxit điôxin điốt iốt axít bazơ xôđi xôđa
    magiê canxi cacbônat nitrat phốtpho phốtphát clorua silic urê kali kilôgam kilômét kilômet
    kilôwatt kilôoát mililít mililit milimét milimet xăngtimét xentimét xăngtimet đềximét hécta
    mêgaoát ampe vôn oát jun niutơn văcxin vắcxin vắcxinh vácxin vaccin vitamin prôtêin prôtein
    lipít gluxít hoócmôn hormôn virút virus vi-rút vi-rus êbôla sida ađênôzin insulin pênixilin
    côca côcain cocaine hêrôin hêroin mocphin moócphin amphêtamin mêtamphêtamin lôgic lôgíc
    lôgích lôgarit sêri xêri côngtenơ côngtennơ contenơ rơmoóc rơmoọc sơmi sơ-mi xenluylô xenlulô
    xenlulôzơ nilông nylông pôlyme pôlime pôlyester blốc blôc bêtông bêtôn rôbốt rôbôt robốt
    vidéo viđêô viđêo rađiô cátxét cátsét tivi ăngten ăngtena mêtrô métrô xêmina sêmina xêmine
    xiếc xirô xúcxích xúc-xích pizza phômai phôma sôcôla sôcola kêphia cămtin căngtin buýp
    tuốcbin tuabin tuốcnơvít đinamô đynamô pittông píttông xylanh xilanh pêđan phuộc garô gara
    galông ga-lông galăng vécni véctơ vectơ êlíp elíp parabôn hypebôn mômen tôngđơ mũtơ apatit
    apatít bôxít bôxit đôlômit graphít titan vônfram vonfram phenol phênol rôngđen gíp xíchlô
    xích-lô xêlô viôlông viôlon ghita pianô môđun môđem môtơ môtô tơrớt xôviết xô-viết bônsêvích
    mensêvích đêmôcrát đêmốt lêninít mácxít mác-xít phátxít phát-xít xêghê cáctông cactông bócxít
    môbilét xìcăngđan xìtin xìpo pôke kêpi canô xàlan càrem carôt càrốt cơlê mỏlết êcu bulông
    bulôn côn tắcxi tăcxi tuylíp píclo lađa pênanti pênalti xơranh đôping đôminô xìtốp xtốp đúp
    đúplê têlêphôn têlêcom ápphích áp-phích căngxa xêcăng pênăng ôliu labô alô crôm phalê êkíp
    ê-kíp lôga lôgarít insơ tenxơ tăngxơ xìtrum bolêrô bôlêrô kílô palăng đubai cálô ápfe têlex
    xăm lốp xèng tôpô mêta ôpera ôpêra anbumin êlectron êlectrôn prôton prôtôn nơtron nơtrôn
    nơron phôtôn rơle bazan đêxiben mêgabyte gigabai mêgabai sunphát sunfát clorôphin clorophyl
    glucôzơ saccarôzơ fructôzơ lactôzơ amôniắc amôniac amôni nitrít cácbon cacbon hyđrát
    hydrôcácbon hyđrôcacbon axêtat êxtơ anđêhít xêtôn prôpilen antimoan mangan niken vanađi brôm
    hêli nêông argông xênông urani uranium plutôni xêzi granít canxít xônát xônat xăngxông mêlô
    côngxôn balê balô xêdan môtip môtíp côta quôta ampixilin têtraxiclin xtreptômixin côlexterôn
    glôbulin hêmôglôbin estrôgen ađrênalin phoócmôn foócmôn phoocmôn phócmôn axêtylen mônôxít
    hiđrôxít hyđrôxít perôxít ôlympic ôlimpic mêđi êtimôn radiô rađa rađar balông bancông batê
    băngca bêrê bêta biđông bombê bôbin calô camnhông canông carô côngxon côsin côtang côtông
    cuarơ culông comlê commăng ximăng crếp đăngten côve măngsông đenta đexiben đivăng đuyra đura
    êke êtô êta gabađin gatô ghiđông giămbông gilê gioăng glô grát tipô kilô kiôt kiốt ladơn
    layơn lanhtô lintô litô manơcanh mayô măngđôlin măngtô môđéc ôboa ôkê ôtôbuýt ôvăng panô patê
    phidê phôtô phrăng plăng pơluya sôvanh đađa đumđum tigôn nivô mêđia minơ môngtagiơ rađian
    rađium riđô rivê rôngđô rôti rơnghen rulô săngta sâmbanh tarô tănggô thêta tônô tôtem tơrưng
    tulơkhơ vagông vôlăng xalông xiphông xtrết xăngten côngtắc côngtơ đinamo bôđê điop điot lơgo
    tăngxin ximen clinke binđinh kơ rông krông đắk đăk plây pơmu nhípxông phétxtơ
    """
)

# Names that fall apart into two Vietnamese syllables.
FOREIGN_NAMES = word_set(
    """
    lênin ănghen ăngghen ăngco hêghen đácuyn phoiơbắc pêru cônggô côngô libăng cuba puskin lômê
    bêla mali tôgô chilê gana xuđăng iran
    irắc angôla ghinê môdăm malaixia lào pháp đắklắk đăklăk đắclắc đăknông đắknông kontum kôngtum
    ôlanh bỉ nauy nayuy nêpan kênia bôxni áo tôkyô xêun đêli bêrut bônxê pôn xuân tôn pêlê rôma bôn
    luânđôn béclin béclinh hănggari côoét xêút tuynidi angiêri lôngan tâyninh hànội sàigòn
    """
)
